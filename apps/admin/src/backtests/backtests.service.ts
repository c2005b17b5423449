import {
  type Backtest,
  type BacktestReport,
  DEFAULT_LAST,
  type DiffReCount,
  type StartBacktest,
  type WholeBacktest,
} from '@palaver/contracts';
import { type BacktestRepository, CommentRepository, type Database, type WholeBacktestRow } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { canBe } from '../requests/ids.js';
import { type SitesService } from '../sites/sites.service.js';
import { toBacktest, toDiffReCount } from './backtest-objects.js';
import { sampleIds, withTexts } from './sample-texts.js';
import { readReport } from './stored-report.js';
import { type TriedRuleSets } from './tried-rule-set.js';

/** Backtests of a site's rule sets: begun and read here, carried out by a worker. */
export class BacktestsService {
  constructor(
    private readonly db: Database,
    private readonly backtests: BacktestRepository,
    private readonly tried: TriedRuleSets,
    private readonly sites: SitesService,
  ) {}

  /** @throws ProblemError 404, 409, 422 */
  async start(caller: Caller, siteId: string, id: string, body: StartBacktest): Promise<Backtest> {
    const site = await this.sites.require(caller, siteId);
    const { ruleSet, document } = await this.tried.find(siteId, id, body);
    const { since = null, last = since === null ? DEFAULT_LAST : null } = body;
    const backtest = { ruleSet, document, live: await this.tried.live(site), last, since };
    const row = await this.backtests.create(siteId, backtest, caller.actor);
    if (!row) {
      const detail = 'A site runs one backtest at a time: wait until the one under way has ended, or cancel it.';
      throw new ProblemError(409, 'backtest-under-way', detail);
    }
    return toBacktest(row);
  }

  async list(caller: Caller, siteId: string, id: string): Promise<Backtest[]> {
    await this.sites.require(caller, siteId);
    return (await this.backtests.list(siteId, id)).map(toBacktest);
  }

  /** @throws ProblemError 404 */
  async get(caller: Caller, siteId: string, id: string, backtest: string): Promise<WholeBacktest> {
    await this.sites.require(caller, siteId);
    const row = await this.require(siteId, id, backtest);
    const report = reportOf(row);
    return { ...toBacktest(row), report: report && (await this.withTexts(siteId, report)) };
  }

  /** @throws ProblemError 404, 409 when it has ended */
  async cancel(caller: Caller, siteId: string, id: string, backtest: string): Promise<Backtest> {
    await this.sites.require(caller, siteId);
    await this.require(siteId, id, backtest);
    const row = await this.backtests.cancel(siteId, id, backtest, caller.actor);
    if (!row) {
      throw new ProblemError(409, 'backtest-ended', 'This backtest has ended; there is nothing to cancel.');
    }
    return toBacktest(row);
  }

  /** What the newest backtest says of these two contents, if there is one. */
  async reCount(siteId: string, fromHash: string, toHash: string): Promise<DiffReCount | null> {
    const row = await this.backtests.findComparison(siteId, fromHash, toHash);
    const report = row && reportOf(row);
    return report ? toDiffReCount(row, report) : null;
  }

  private withTexts(siteId: string, report: BacktestReport): Promise<BacktestReport> {
    return this.db.forSites([siteId], async (tx) =>
      withTexts(report, await new CommentRepository(tx).findMany(siteId, sampleIds(report))),
    );
  }

  private async require(siteId: string, ruleSetId: string, id: string): Promise<WholeBacktestRow> {
    const row = canBe.uuid(id) ? await this.backtests.find(siteId, ruleSetId, id) : undefined;
    if (!row) {
      throw new ProblemError(404, 'unknown-backtest', 'This rule set has no backtest with this id.');
    }
    return row;
  }
}

function reportOf({ report }: WholeBacktestRow): BacktestReport | null {
  return report === null ? null : readReport(report);
}
