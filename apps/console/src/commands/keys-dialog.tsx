import { Alert, Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../frame/dialog.js';
import { resetKeys, switchKeys, useBoundKeys } from './bound-keys.js';
import { COMMAND_NAMES } from './command-table.js';
import { KeyField } from './key-field.js';
import css from './keys-dialog.module.css';

/** All keys: each can be changed here, and all be switched off. */
export function KeysDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { areOn } = useBoundKeys();
  return (
    <Dialog size="xl" title={t('keys.title')} isOpen={isOpen} onClose={onClose}>
      <Stack gap="md">
        <Switch
          checked={areOn}
          onChange={(event) => switchKeys(event.currentTarget.checked)}
          label={t('keys.on')}
          description={t('keys.onHelp')}
        />
        {!areOn && (
          <Alert color="yellow" variant="light" title={t('bench.keys.off')}>
            <Stack gap="xs" align="start">
              {t('bench.keys.offHelp')}
              <Button size="compact-sm" onClick={() => switchKeys(true)}>
                {t('bench.keys.switchOn')}
              </Button>
            </Stack>
          </Alert>
        )}
        <ul className={css.list}>
          {COMMAND_NAMES.map((name) => (
            <li key={name}>
              {t(`command.${name}`)}
              <KeyField name={name} />
            </li>
          ))}
        </ul>
        <Text size="sm" c="dimmed">
          {t('keys.whom')}
        </Text>
        <Group justify="space-between">
          <Button variant="default" onClick={resetKeys}>
            {t('keys.reset')}
          </Button>
          <Button onClick={onClose}>{t('frame.close')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
