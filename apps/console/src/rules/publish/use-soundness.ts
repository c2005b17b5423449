import { useQuery } from '@tanstack/react-query';
import { backtestQuery, backtestsQuery, draftTestQuery, lintQuery } from '../rule-queries.js';
import { type Draft, type Place } from '../rule-things.js';

/** What is known of a draft: its mistakes, its examples, and the newest backtest of exactly this. */
export function useSoundness(place: Place, draft: Draft) {
  const lint = useQuery(lintQuery(place, { source: draft.source, lists: draft.lists }));
  const tests = useQuery(draftTestQuery(place, draft.etag));
  const hash = lint.data?.hash ?? null;
  const tried = useQuery(backtestsQuery(place)).data?.find(
    ({ ruleSet, state }) => hash !== null && ruleSet.hash === hash && state === 'done',
  );
  const backtest = useQuery({ ...backtestQuery(place, tried?.id ?? ''), enabled: tried !== undefined });
  return {
    lint,
    tests,
    report: backtest.data?.report ?? undefined,
    isSound: lint.data?.issues.length === 0 && tests.data?.ok === true,
  };
}
