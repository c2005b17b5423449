import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../appearance/preferences.js';
import { type Reason } from '../api/things.js';
import { MarkedText } from '../review/marked-text.js';
import css from './reader-text.module.css';

interface Props {
  text: string;
  reasons: readonly Reason[];
  /** All of it is shown unless this is given. */
  lines?: number;
  /** Nothing tells which of its words hurt: all of them are blurred. */
  isVeiled?: boolean;
}

/** What a reader wrote, as each wants it to be blurred. */
export function ReaderText({ text, reasons, lines, isVeiled = false }: Props) {
  const { t } = useTranslation();
  const { blur } = usePreferences();
  const veil = isVeiled && blur !== 'nothing' && { 'data-veiled': true, tabIndex: 0, title: t('care.veiled') };
  return (
    <Text component="p" className={`readers ${css.text}`} my={0} lineClamp={lines} dir="auto" {...veil}>
      <MarkedText text={text} field="text" reasons={reasons} isMasked={blur !== 'nothing'} />
    </Text>
  );
}
