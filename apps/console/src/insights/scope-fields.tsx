import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Site } from '../api/things.js';
import { SiteSelect } from '../frame/site-select.js';
import { type InsightsSearch, PERIODS } from './insights-search.js';
import { DEFAULT_DAYS } from './scope.js';

const OWN = 'own';

interface Props {
  sites: readonly Site[];
  site: Site;
  search: InsightsSearch;
  onLook: (change: InsightsSearch) => void;
}

/** Which site, and which days. */
export function ScopeFields({ sites, site, search, onLook }: Props) {
  const { t } = useTranslation();
  const { days = DEFAULT_DAYS, from, to } = search;
  const today = new Date().toISOString().slice(0, 10);
  const choosePeriod = (value: string) =>
    onLook(
      value === OWN
        ? { from: today, to: today }
        : { days: PERIODS.find((one) => String(one) === value), from: undefined, to: undefined },
    );
  const period = from === undefined ? String(days) : OWN;
  return (
    <Group align="end" gap="sm">
      <SiteSelect sites={sites} value={site.id} onChoose={(id) => onLook({ site: id })} />
      <NativeSelect
        label={t('insights.period')}
        data={[
          ...PERIODS.map((one) => ({ value: String(one), label: t('insights.days', { count: one }) })),
          { value: OWN, label: t('insights.ownDates') },
        ]}
        value={period}
        onChange={(event) => choosePeriod(event.currentTarget.value)}
      />
      {from !== undefined && to !== undefined && (
        <>
          <TextInput
            type="date"
            label={t('insights.from')}
            value={from}
            max={to}
            onChange={(event) => event.currentTarget.value && onLook({ from: event.currentTarget.value, to })}
          />
          <TextInput
            type="date"
            label={t('insights.to')}
            value={to}
            min={from}
            max={today}
            onChange={(event) => event.currentTarget.value && onLook({ from, to: event.currentTarget.value })}
          />
        </>
      )}
    </Group>
  );
}
