import { queryOptions } from '@tanstack/react-query';
import { type Answer, call } from '../api/call.js';
import { type Scope } from './scope.js';

const READING = {
  comments: (query: Scope, signal: AbortSignal) => call('getCommentsStatistic', { query, signal }),
  decisions: (query: Scope, signal: AbortSignal) => call('getDecisionsStatistic', { query, signal }),
  times: (query: Scope, signal: AbortSignal) => call('getTimesStatistic', { query, signal }),
  queues: (query: Scope, signal: AbortSignal) => call('getQueuesStatistic', { query, signal }),
  articles: (query: Scope, signal: AbortSignal) => call('getArticlesStatistic', { query, signal }),
  reasons: (query: Scope, signal: AbortSignal) => call('getReasonsStatistic', { query, signal }),
  rules: (query: Scope, signal: AbortSignal) => call('getRulesStatistic', { query, signal }),
  samples: (query: Scope, signal: AbortSignal) => call('getSamplesStatistic', { query, signal }),
  moderators: (query: Scope, signal: AbortSignal) => call('getModeratorsStatistic', { query, signal }),
  looks: (query: Scope, signal: AbortSignal) => call('getLooksStatistic', { query, signal }),
  deliveries: (query: Scope, signal: AbortSignal) => call('getDeliveriesStatistic', { query, signal }),
  agreement: (query: Scope, signal: AbortSignal) => call('getAgreementStatistic', { query, signal }),
};

export type StatisticName = keyof typeof READING;
export type Statistic<Name extends StatisticName> = Answer<`get${Capitalize<Name>}Statistic`>;
export type Line<Name extends StatisticName> = Statistic<Name>['data'][number];

export const statisticQuery = <Name extends StatisticName>(name: Name, scope: Scope) =>
  queryOptions({
    queryKey: ['statistic', name, scope],
    queryFn: ({ signal }) => READING[name](scope, signal) as Promise<Statistic<Name>>,
  });

/** Where the same lines are downloaded as CSV. */
export function csvAddress(name: StatisticName, scope: Scope): string {
  const asked = Object.entries({ ...scope, format: 'csv' }).filter(([, value]) => value !== undefined);
  return `/v1/statistics/${name}?${new URLSearchParams(asked)}`;
}
