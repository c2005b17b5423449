import { Badge, Button, Group, Progress, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { usePermission } from '../../session/use-me.js';
import { useNameOf } from '../../session/use-name-of.js';
import { Card } from '../../settings/card.js';
import { ProblemAlert } from '../../states/problem-alert.js';
import { backtestsQuery, isUnderWay } from '../rule-queries.js';
import { type Backtest, type Place } from '../rule-things.js';
import { useMoment } from '../use-moment.js';
import { BacktestResult } from './backtest-result.js';

const COLOURS = { waiting: 'gray', running: 'indigo', done: 'teal', cancelled: 'gray', failed: 'red' } as const;

/** One backtest: how far it is, or what it found. */
export function BacktestCard({ place, backtest, isNewest }: { place: Place; backtest: Backtest; isNewest: boolean }) {
  const { t, i18n } = useTranslation();
  const nameOf = useNameOf();
  const client = useQueryClient();
  const mayWrite = usePermission('rules:write');
  const [isOpen, { toggle }] = useDisclosure(isNewest);
  const { id, state, done, total, ruleSet, createdAt, createdBy, error } = backtest;
  const cancel = useMutation({
    mutationFn: () => call('cancelBacktest', { path: { ...place, backtest: id }, body: {} }),
    onSettled: () => client.invalidateQueries(backtestsQuery(place)),
  });
  const number = new Intl.NumberFormat(i18n.language);
  const at = useMoment()(createdAt);
  const progress =
    total === null
      ? t('rules.backtest.counting')
      : t('rules.backtest.progress', { done: number.format(done), total: number.format(total) });
  return (
    <Card>
      <Group justify="space-between" gap="sm" data-testid="backtest">
        <Group gap="xs">
          <Title order={2} size="h5">
            {ruleSet.version === null
              ? t('rules.backtest.ofDraft')
              : t('rules.versions.number', { version: ruleSet.version })}
          </Title>
          <Badge variant="light" color={COLOURS[state]}>
            {t(`rules.backtest.is.${state}`)}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {t('rules.backtest.begun', { who: nameOf(createdBy), at })}
        </Text>
      </Group>
      {isUnderWay(backtest) && (
        <>
          <Progress
            value={total ? (100 * done) / total : 0}
            aria-label={t('rules.backtest.progressLabel')}
            animated={state === 'running'}
          />
          <Group justify="space-between">
            <Text size="sm">{progress}</Text>
            {mayWrite && (
              <Button size="compact-sm" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
                {t('rules.backtest.cancel')}
              </Button>
            )}
          </Group>
        </>
      )}
      <ProblemAlert error={cancel.error} />
      {error !== null && <Text c="var(--mantine-color-error)">{error}</Text>}
      {state === 'done' && !isNewest && (
        <Button size="compact-sm" variant="default" w="fit-content" aria-expanded={isOpen} onClick={toggle}>
          {t('rules.backtest.result')}
        </Button>
      )}
      {state === 'done' && isOpen && <BacktestResult place={place} id={id} />}
    </Card>
  );
}
