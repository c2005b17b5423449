import { RETENTION } from '@palaver/contracts';
import type { Database } from '../database.js';
import { COUNT_DECISIONS } from './count-statement.js';

const PAGE = 2000;

/** Makes statistics of decisions. Each is counted once, in one statement with the mark that says so. */
export class StatisticCountRepository {
  constructor(private readonly db: Pick<Database, 'query'>) {}

  /** Counts some more of a site; true when all that is committed is counted, or somebody else does it. */
  async countSome(siteId: string, limit = PAGE): Promise<boolean> {
    const [page] = await this.db.query<{ isLast: boolean }>(COUNT_DECISIONS, [siteId, limit]);
    return page?.isLast ?? true;
  }

  /** Drops what no statistic looks at any more. */
  async forget(): Promise<void> {
    await this.db.query(`DELETE FROM statistic WHERE hour < now() - interval '${RETENTION.statistics.days} days'`);
  }
}
