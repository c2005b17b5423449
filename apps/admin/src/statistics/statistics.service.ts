import { hasKappa, type StatisticLine, type StatisticName, type StatisticsQuery } from '@palaver/contracts';
import { type SampleResultRepository, type StatisticRepository } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { type SitesService } from '../sites/sites.service.js';
import { kappaOf, type Pair } from './kappa.js';
import { rateOf, shareOf } from './rate.js';
import * as lines from './statistic-lines.js';

const DAYS_30_MS = 30 * 86_400_000;
const MOST_ARTICLES = 100;

export interface StatisticOf<Name extends StatisticName> {
  siteId: string;
  from: string;
  to: string;
  countedTo: string | null;
  kappa?: number | null;
  data: StatisticLine<Name>[];
}

interface Range {
  siteId: string;
  from: string;
  to: string;
}
type SampleResults = Pick<SampleResultRepository, 'results' | 'looks'>;
type Reading = { [Name in StatisticName]: (range: Range, step: 'hour' | 'day') => Promise<StatisticLine<Name>[]> };

/** What became of all comments of a site. */
export class StatisticsService {
  private readonly reading: Reading;

  constructor(
    private readonly rows: StatisticRepository,
    private readonly samples: SampleResults,
    private readonly sites: Pick<SitesService, 'require'>,
  ) {
    this.reading = readingOf(rows, samples);
  }

  /** @throws ProblemError 403, 404 */
  async read<Name extends StatisticName>(
    caller: Caller,
    name: Name,
    { siteId, from, to, step }: StatisticsQuery,
  ): Promise<StatisticOf<Name>> {
    await this.sites.require(caller, siteId);
    if (caller.sections !== null) {
      throw new ProblemError(403, 'forbidden', 'Statistics are of whole sites; ask somebody who sees all sections.');
    }
    const end = to === undefined ? new Date() : new Date(to);
    const begin = from === undefined ? new Date(end.getTime() - DAYS_30_MS) : new Date(from);
    const range = { siteId, from: begin.toISOString(), to: end.toISOString() };
    const countedTo = (await this.rows.countedTo(siteId))?.toISOString() ?? null;
    const data = await this.reading[name](range, step);
    const kappa = hasKappa(name) ? { kappa: kappaOf(await this.pairs(name, range)) } : {};
    return { ...range, countedTo, ...kappa, data };
  }

  private async pairs(name: StatisticName, range: Range): Promise<Pair[]> {
    return name === 'looks'
      ? lines.lookPairs(await this.samples.looks(range))
      : lines.agreementPairs(await this.reading.agreement(range, 'day'));
  }
}

function readingOf(rows: StatisticRepository, samples: SampleResults): Reading {
  return {
    decisions: async (range, step) => lines.decisionLines(await rows.sums(range, ['decision'], step)),
    comments: async (range, step) => lines.commentLines(await rows.sums(range, ['comment'], step)),
    times: async (range, step) => lines.timeLines(await rows.sums(range, ['first-seconds', 'person-seconds'], step)),
    reasons: async (range) => lines.reasonLines(await rows.sums(range, ['reason'], null)),
    moderators: async (range) => lines.moderatorLines(await rows.sums(range, ['actor', 'reversed'], null)),
    agreement: async (range) => lines.agreementLines(await rows.sums(range, ['agreement'], null)),
    articles: async (range) =>
      (await rows.articles(range, MOST_ARTICLES)).map((row) => ({
        ...row,
        share: shareOf(row.rejected, row.comments),
      })),
    rules: async (range) => (await rows.rules(range)).map((row) => ({ ...row, ...rateOf(row.overturned, row.judged) })),
    samples: async (range) => lines.weighedLines(await samples.results(range)),
    looks: async (range) => lines.weighedLines(await samples.looks(range)),
    deliveries: (range) => rows.deliveries(range),
    queues: async ({ siteId }) =>
      (await rows.queues(siteId)).map(({ oldestAt, ...row }) => ({ ...row, oldestSeconds: secondsSince(oldestAt) })),
  };
}

function secondsSince(at: Date | null): number | null {
  return at === null ? null : Math.max(0, Math.round((Date.now() - at.getTime()) / 1000));
}
