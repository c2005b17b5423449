import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useConnection } from './live-store.js';
import css from './connection-mark.module.css';

/** Whether what is shown is of now. */
export function ConnectionMark() {
  const { t } = useTranslation();
  const connection = useConnection();
  return (
    <Tooltip label={t(`live.${connection}Help`)} multiline maw={260}>
      <span className={css.mark} data-connection={connection} role="status" tabIndex={0}>
        <span className={css.dot} aria-hidden />
        <span className={css.text}>{t(`live.${connection}`)}</span>
      </span>
    </Tooltip>
  );
}
