import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type DateWindow } from './date-window.js';

type Mode = DateWindow['mode'];

interface Props {
  /** Those to choose from, the likeliest first. */
  modes: readonly Mode[];
  mode: Mode;
  onMode: (mode: Mode) => void;
  onDrop: () => void;
}

/** What an article is in a window of its calendar, and the window's way out of it. */
export function WindowMode({ modes, mode, onMode, onDrop }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        size="xs"
        label={t('article.mode')}
        data={modes.map((value) => ({ value, label: t(`article.is.${value}`) }))}
        value={mode}
        onChange={(event) => onMode(event.currentTarget.value as Mode)}
      />
      <Button size="xs" variant="default" onClick={onDrop}>
        {t('article.drop')}
      </Button>
    </>
  );
}
