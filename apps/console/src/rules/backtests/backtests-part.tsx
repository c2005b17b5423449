import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../session/use-me.js';
import { ScreenState, UnreadState } from '../../states/screen-state.js';
import { backtestsQuery, isUnderWay } from '../rule-queries.js';
import { type Place, type SiteRuleSet } from '../rule-things.js';
import { BacktestCard } from './backtest-card.js';
import { StartBacktest } from './start-backtest.js';

/** What the rule set would have done: one is begun here, watched and read. */
export function BacktestsPart({ place, ruleSet }: { place: Place; ruleSet: SiteRuleSet }) {
  const { t } = useTranslation();
  const mayWrite = usePermission('rules:write');
  const backtests = useQuery(backtestsQuery(place));
  if (backtests.data === undefined) {
    return <UnreadState query={backtests} />;
  }
  return (
    <Stack gap="md">
      {mayWrite && <StartBacktest place={place} ruleSet={ruleSet} isBusy={backtests.data.some(isUnderWay)} />}
      {backtests.data.length === 0 && (
        <ScreenState level={2} title={t('rules.backtest.none')} text={t('rules.backtest.noneHelp')} />
      )}
      {backtests.data.map((backtest, index) => (
        <BacktestCard key={backtest.id} place={place} backtest={backtest} isNewest={index === 0} />
      ))}
    </Stack>
  );
}
