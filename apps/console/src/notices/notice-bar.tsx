import { Button, CloseButton, Group, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../commands/running-commands.js';
import { useBoundKeys } from '../commands/bound-keys.js';
import { ButtonLink } from '../frame/links.js';
import { KeyCap } from '../commands/key-cap.js';
import { useNoticeFoot } from './notice-foot.js';
import { dismiss, useNotice } from './notices.js';
import css from './notice-bar.module.css';

export function NoticeBar() {
  const { t } = useTranslation();
  const notice = useNotice();
  const { keys } = useBoundKeys();
  const { height, left, right } = useNoticeFoot();
  return (
    <div className={css.place} style={{ bottom: height, left, right }} role="status" aria-live="polite">
      {notice && (
        <Paper key={notice.id} data-testid="notice" className={css.bar} data-tone={notice.tone} shadow="md" radius="md">
          <Group gap="sm" wrap="nowrap">
            <Text size="sm">{notice.text}</Text>
            {notice.canUndo && (
              <Button size="compact-sm" variant="white" color="dark" onClick={() => runCommand('undo')}>
                {t('command.undo')}&nbsp;
                <KeyCap name={keys.undo} />
              </Button>
            )}
            {notice.place && (
              <ButtonLink
                to="/review"
                search={notice.place}
                size="compact-sm"
                variant="white"
                color="dark"
                onClick={dismiss}
              >
                {t('act.showPlace')}
              </ButtonLink>
            )}
            <CloseButton size="sm" variant="transparent" c="inherit" aria-label={t('frame.close')} onClick={dismiss} />
          </Group>
        </Paper>
      )}
    </div>
  );
}
