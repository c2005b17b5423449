import { Checkbox, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type DateWindow, isBackwards, meantEnd, shownEnd, WHOLE_DAY, wholeWindow } from './date-window.js';

interface Props {
  window: DateWindow;
  onChange: (by: Partial<DateWindow>) => void;
}

/** When a window begins and ends. */
export function DateFields({ window, onChange }: Props) {
  const { t } = useTranslation();
  const { date, until, from, to } = wholeWindow(window);
  // Once somebody touches it, its end is told as well.
  const set = (by: Partial<DateWindow>) => onChange({ until, ...by });
  return (
    <SimpleGrid cols={2} spacing="xs">
      <TextInput
        type="date"
        size="xs"
        required
        label={t('article.fromDay')}
        value={date}
        onChange={(event) => set({ date: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        size="xs"
        required
        label={t('article.from')}
        value={from}
        onChange={(event) => set({ from: event.currentTarget.value })}
      />
      {until !== null && (
        <>
          <TextInput
            type="date"
            size="xs"
            required
            min={date}
            label={t('article.toDay')}
            value={until}
            error={isBackwards(window) && t('article.backwards')}
            onChange={(event) => set({ until: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            size="xs"
            required
            label={t('article.to')}
            description={to === WHOLE_DAY.to && t('article.dayEnds')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={shownEnd(to)}
            onChange={(event) => set({ to: meantEnd(event.currentTarget.value) })}
          />
        </>
      )}
      <Checkbox
        size="xs"
        label={t('article.noEnd')}
        checked={until === null}
        onChange={(event) => set({ until: event.currentTarget.checked ? null : date })}
      />
    </SimpleGrid>
  );
}
