import { Alert, Button, Group, Stack, Switch, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../frame/dialog.js';
import { resetKeys, switchKeys, useBoundKeys } from './bound-keys.js';
import { COMMAND_NAMES } from './command-table.js';
import { KeyField } from './key-field.js';

/** All keys: each can be changed here, and all be switched off. */
export function KeysDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { areOn } = useBoundKeys();
  return (
    <Dialog title={t('keys.title')} isOpen={isOpen} onClose={onClose}>
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
        <Table verticalSpacing={4}>
          <Table.Tbody>
            {COMMAND_NAMES.map((name) => (
              <Table.Tr key={name}>
                <Table.Td>{t(`command.${name}`)}</Table.Td>
                <Table.Td ta="end">
                  <KeyField name={name} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
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
