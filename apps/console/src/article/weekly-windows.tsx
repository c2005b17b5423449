import { Button, Chip, Fieldset, Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ArticleRecord } from '../api/things.js';
import { meantEnd, shownEnd } from './date-window.js';
import { WindowMode } from './window-mode.js';

export type WeeklyWindow = NonNullable<NonNullable<ArticleRecord['setting']['calendar']>['weekly']>[number];

/** A Monday, to have the days of a week named by. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const DAYS = [
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
] as const satisfies readonly WeeklyWindow['days'][number][];
const MODES = ['open', 'premoderate', 'closed'] as const;
const NIGHT: WeeklyWindow = { days: [...DAYS], from: '22:00', to: '07:00', mode: 'closed' };

interface Props {
  windows: readonly WeeklyWindow[];
  /** The site's unless given. */
  timeZone: string | undefined;
  onChange: (windows: readonly WeeklyWindow[]) => void;
}

/** Hours of each week at which an article is in another mode. */
export function WeeklyWindows({ windows, timeZone, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const name = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' });
  const change = (at: number, by: Partial<WeeklyWindow>) =>
    onChange(windows.map((window, index) => (index === at ? { ...window, ...by } : window)));
  return (
    <>
      {windows.map(({ days, from, to, mode }, at) => (
        <Fieldset key={at} legend={t('article.window', { number: at + 1 })} p="xs">
          <Chip.Group
            multiple
            value={[...days]}
            onChange={(chosen) => change(at, { days: DAYS.filter((day) => chosen.includes(day)) })}
          >
            <Group gap={4}>
              {DAYS.map((day, index) => (
                <Chip key={day} size="xs" value={day}>
                  {name.format(MONDAY + index * DAY_MS)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          <Group gap="xs" mt="xs" align="end">
            <TextInput
              type="time"
              size="xs"
              required
              label={t('article.from')}
              value={from}
              onChange={(event) => change(at, { from: event.currentTarget.value })}
            />
            <TextInput
              type="time"
              size="xs"
              required
              label={t('article.to')}
              value={shownEnd(to)}
              onChange={(event) => change(at, { to: meantEnd(event.currentTarget.value) })}
            />
            <WindowMode
              modes={MODES}
              mode={mode}
              onMode={(to) => change(at, { mode: to })}
              onDrop={() => onChange(windows.filter((_, index) => index !== at))}
            />
          </Group>
        </Fieldset>
      ))}
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={() => onChange([...windows, NIGHT])}>
          {t('article.add')}
        </Button>
        {timeZone !== undefined && <bdi>{timeZone}</bdi>}
      </Group>
    </>
  );
}
