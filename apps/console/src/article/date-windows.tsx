import { Button, Fieldset, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateFields } from './date-fields.js';
import { type DateWindow, WHOLE_DAY } from './date-window.js';
import { WindowMode } from './window-mode.js';

const MODES = ['closed', 'premoderate', 'open'] as const;

interface Props {
  windows: readonly DateWindow[];
  onChange: (windows: readonly DateWindow[]) => void;
}

/** From one date to another, or without an end, an article is in another mode. */
export function DateWindows({ windows, onChange }: Props) {
  const { t } = useTranslation();
  const change = (at: number, by: Partial<DateWindow>) =>
    onChange(windows.map((window, index) => (index === at ? { ...window, ...by } : window)));
  const add = () => {
    const [date = ''] = new Date().toLocaleString('sv-SE').split(' ');
    onChange([...windows, { date, until: null, ...WHOLE_DAY, mode: 'closed' }]);
  };
  return (
    <>
      {windows.map((window, at) => (
        <Fieldset key={at} legend={t('article.span', { number: at + 1 })} p="xs">
          <DateFields window={window} onChange={(by) => change(at, by)} />
          <Group gap="xs" mt="xs" align="end">
            <WindowMode
              modes={MODES}
              mode={window.mode}
              onMode={(mode) => change(at, { mode })}
              onDrop={() => onChange(windows.filter((_, index) => index !== at))}
            />
          </Group>
        </Fieldset>
      ))}
      <Button size="compact-sm" variant="default" w="fit-content" onClick={add}>
        {t('article.addSpan')}
      </Button>
    </>
  );
}
