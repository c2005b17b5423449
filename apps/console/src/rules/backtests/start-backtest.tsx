import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { Card } from '../../settings/card.js';
import { ProblemAlert } from '../../states/problem-alert.js';
import { backtestsQuery } from '../rule-queries.js';
import { type Place, type SiteRuleSet } from '../rule-things.js';

const LAST = [1000, 10_000, 100_000];
const DAYS = [7, 30, 90];
const DAY_MS = 86_400_000;

/** Which rules are tried, and on which comments. */
export function StartBacktest({ place, ruleSet, isBusy }: { place: Place; ruleSet: SiteRuleSet; isBusy: boolean }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const tried = [
    ...(ruleSet.draft ? ['draft'] : []),
    ...(ruleSet.shadow === null ? [] : ['shadow']),
    ...(ruleSet.live === null ? [] : ['live']),
  ];
  const [of, setOf] = useState(tried[0] ?? '');
  const [over, setOver] = useState('last/10000');
  const start = useMutation({
    mutationFn: () => {
      const [kind, amount = ''] = over.split('/');
      const range =
        kind === 'last'
          ? { last: Number(amount) }
          : { since: new Date(Date.now() - Number(amount) * DAY_MS).toISOString() };
      return call('startBacktest', { path: place, body: { of, ...range } });
    },
    onSuccess: () => client.invalidateQueries(backtestsQuery(place)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate();
  };
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <Card title={t('rules.backtest.title')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <ProblemAlert error={start.error} />
          <Group align="end" gap="sm">
            <NativeSelect
              label={t('rules.backtest.of')}
              value={of}
              data={tried.map((value) => ({ value, label: t(`rules.backtest.tried.${value}`) }))}
              onChange={(event) => setOf(event.currentTarget.value)}
            />
            <NativeSelect
              label={t('rules.backtest.over')}
              value={over}
              data={[
                ...LAST.map((count) => ({
                  value: `last/${count}`,
                  label: t('rules.backtest.last', { count, shown: number.format(count) }),
                })),
                ...DAYS.map((count) => ({ value: `days/${count}`, label: t('rules.backtest.days', { count }) })),
              ]}
              onChange={(event) => setOver(event.currentTarget.value)}
            />
            <Button type="submit" loading={start.isPending} disabled={isBusy || of === ''}>
              {t('rules.backtest.start')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
