import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { UnreadState } from '../../states/screen-state.js';
import { backtestQuery } from '../rule-queries.js';
import { type BacktestReport, type Place } from '../rule-things.js';
import { FlipList } from './flip-list.js';
import { ReCountTable } from './re-count-table.js';

type Proportion = BacktestReport['candidate']['held']['precision'];

/** What a backtest found: counts side by side, agreement with people in words, and what would end otherwise. */
export function BacktestResult({ place, id }: { place: Place; id: string }) {
  const { t, i18n } = useTranslation();
  const backtest = useQuery(backtestQuery(place, id));
  const report = backtest.data?.report;
  if (!report) {
    return <UnreadState query={backtest} />;
  }
  const { comments, candidate, live, flips, judged, withoutStoredFacts, withoutText, failed } = report;
  const number = (value: number) => new Intl.NumberFormat(i18n.language).format(value);
  const percent = (value: number | null) =>
    new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 }).format(value ?? 0);
  const said = ({ share, low, high, count, of }: Proportion) => ({
    share: percent(share),
    low: percent(low),
    high: percent(high),
    part: number(count),
    of: number(of),
  });
  const { precision, recall } = candidate.held;
  const left = withoutText + failed;
  return (
    <Stack gap="md">
      <ReCountTable before={live} after={candidate} />
      <div>
        {precision.of > 0 && <Text size="sm">{t('rules.backtest.precision', said(precision))}</Text>}
        {recall.of > 0 && <Text size="sm">{t('rules.backtest.recall', said(recall))}</Text>}
        {candidate.rejected.precision.of > 0 && (
          <Text size="sm">{t('rules.backtest.rejectedPrecision', said(candidate.rejected.precision))}</Text>
        )}
        <Text size="sm" c="dimmed">
          {t('rules.backtest.rests', {
            comments: number(comments),
            judged: number(judged.moderator + judged.site + judged.import),
          })}
          {withoutStoredFacts > 0 && ` ${t('rules.backtest.withoutFacts', { shown: number(withoutStoredFacts) })}`}
          {left > 0 && ` ${t('rules.backtest.left', { shown: number(left) })}`}
        </Text>
      </div>
      <FlipList title={t('rules.backtest.flipsLive')} flips={flips.live} />
      <FlipList title={t('rules.backtest.flipsStanding')} flips={flips.standing} />
    </Stack>
  );
}
