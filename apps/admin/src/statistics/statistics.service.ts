import { type StatisticLine, type StatisticName, type StatisticsQuery } from '@palaver/contracts';
import { type SampleResultRepository, type StatisticRepository } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { type SitesService } from '../sites/sites.service.js';
import { kappaOf } from './kappa.js';
import { rateOf, shareOf } from './rate.js';
import * as lines from './statistic-lines.js';

const DAYS_30_MS = 30 * 86_400_000;
const MOST_ARTICLES = 100;

export interface StatisticOf<Name extends StatisticName> extends Told<Name> {
  siteId: string;
  from: string;
  to: string;
  countedTo: string | null;
}

interface Range {
  siteId: string;
  from: string;
  to: string;
}
type SampleResults = Pick<SampleResultRepository, 'results' | 'looks'>;
/** With how far two agree where that is told. */
interface Told<Name extends StatisticName> {
  kappa?: number | null;
  data: StatisticLine<Name>[];
}
type Reading = { [Name in StatisticName]: (range: Range, step: 'hour' | 'day') => Promise<Told<Name>> };

/** What became of all comments of a site. */
export class StatisticsService {
  private readonly reading: Reading;

  constructor(
    private readonly rows: StatisticRepository,
    samples: SampleResults,
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
    return { ...range, countedTo, ...(await this.reading[name](range, step)) };
  }
}

function readingOf(rows: StatisticRepository, samples: SampleResults): Reading {
  return {
    decisions: async (range, step) => ({ data: lines.decisionLines(await rows.sums(range, ['decision'], step)) }),
    comments: async (range, step) => ({ data: lines.commentLines(await rows.sums(range, ['comment'], step)) }),
    times: async (range, step) => {
      const sums = await rows.sums(range, ['first-seconds', 'person-seconds'], step);
      return { data: lines.timeLines(sums) };
    },
    reasons: async (range) => ({ data: lines.reasonLines(await rows.sums(range, ['reason'], null)) }),
    moderators: async (range) => ({ data: lines.moderatorLines(await rows.sums(range, ['actor', 'reversed'], null)) }),
    agreement: async (range) => {
      const data = lines.agreementLines(await rows.sums(range, ['agreement'], null));
      return { kappa: kappaOf(lines.agreementPairs(data)), data };
    },
    articles: async (range) => {
      const articles = await rows.articles(range, MOST_ARTICLES);
      return { data: articles.map((row) => ({ ...row, share: shareOf(row.rejected, row.comments) })) };
    },
    rules: async (range) => {
      const rules = await rows.rules(range);
      return { data: rules.map((row) => ({ ...row, ...rateOf(row.overturned, row.judged) })) };
    },
    samples: async (range) => ({ data: lines.weighedLines(await samples.results(range)) }),
    looks: async (range) => {
      const looks = await samples.looks(range);
      return { kappa: kappaOf(lines.lookPairs(looks)), data: lines.weighedLines(looks) };
    },
    deliveries: async (range) => ({ data: await rows.deliveries(range) }),
    queues: async ({ siteId }) => {
      const queues = await rows.queues(siteId);
      return { data: queues.map(({ oldestAt, ...row }) => ({ ...row, oldestSeconds: secondsSince(oldestAt) })) };
    },
  };
}

function secondsSince(at: Date | null): number | null {
  return at === null ? null : Math.max(0, Math.round((Date.now() - at.getTime()) / 1000));
}
