import { recordAudit } from '../admin/audit.js';
import type { Database, SiteTransaction } from '../database.js';
import { BACKTEST, type BacktestRow, type WholeBacktestRow } from './backtest-row.js';

export interface NewBacktest {
  ruleSet: { id: string; version: number | null; hash: string };
  /** Canonical JSON of what is no published version. */
  document: string | null;
  live: { id: string; version: number; hash: string };
  last: number | null;
  since: string | null;
}

const KEPT = 50;

/** Backtests as people ask for them and read them; what becomes of them is the worker's. */
export class BacktestRepository {
  constructor(private readonly db: Database) {}

  /** Undefined while the site has one that has not ended. The oldest that have ended make room. */
  async create(siteId: string, backtest: NewBacktest, actor: string): Promise<BacktestRow | undefined> {
    const { ruleSet, live } = backtest;
    return this.db.forSites([siteId], async (tx) => {
      const [row] = await tx.query<BacktestRow>(
        `INSERT INTO backtest AS b (site_id, rule_set_id, rule_set_version, rule_set_hash, document, live_id,
           live_version, live_hash, last_count, since, created_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (site_id) WHERE state IN ('waiting', 'running') DO NOTHING RETURNING ${BACKTEST}`,
        [
          siteId,
          ruleSet.id,
          ruleSet.version,
          ruleSet.hash,
          backtest.document,
          live.id,
          live.version,
          live.hash,
          backtest.last,
          backtest.since,
          actor,
        ],
      );
      if (row) {
        await tx.query(
          `DELETE FROM backtest WHERE site_id = $1 AND ended_at IS NOT NULL AND id NOT IN (
             SELECT id FROM backtest WHERE site_id = $1 ORDER BY created_at DESC LIMIT ${KEPT})`,
          [siteId],
        );
        const { hash, version } = ruleSet;
        await record(tx, 'backtest.create', row, { hash, version, last: backtest.last, since: backtest.since }, actor);
      }
      return row;
    });
  }

  /** Those of one rule set, newest first, without their reports. */
  async list(siteId: string, ruleSetId: string): Promise<BacktestRow[]> {
    return this.db.forSites([siteId], (tx) =>
      tx.query<BacktestRow>(
        `SELECT ${BACKTEST} FROM backtest b WHERE b.site_id = $1 AND b.rule_set_id = $2 ORDER BY b.created_at DESC`,
        [siteId, ruleSetId],
      ),
    );
  }

  async find(siteId: string, ruleSetId: string, id: string): Promise<WholeBacktestRow | undefined> {
    return this.db.forSites([siteId], async (tx) => {
      const [row] = await tx.query<WholeBacktestRow>(
        `SELECT ${BACKTEST}, b.report FROM backtest b WHERE b.site_id = $1 AND b.rule_set_id = $2 AND b.id = $3`,
        [siteId, ruleSetId, id],
      );
      return row;
    });
  }

  /** The newest that has compared these two contents to the end. */
  async findComparison(siteId: string, liveHash: string, hash: string): Promise<WholeBacktestRow | undefined> {
    return this.db.forSites([siteId], async (tx) => {
      const [row] = await tx.query<WholeBacktestRow>(
        `SELECT ${BACKTEST}, b.report FROM backtest b
         WHERE b.site_id = $1 AND b.state = 'done' AND b.live_hash = $2 AND b.rule_set_hash = $3
         ORDER BY b.created_at DESC LIMIT 1`,
        [siteId, liveHash, hash],
      );
      return row;
    });
  }

  /** Undefined when it has ended already. Whoever runs it notices at its next checkpoint. */
  async cancel(siteId: string, ruleSetId: string, id: string, actor: string): Promise<BacktestRow | undefined> {
    return this.db.forSites([siteId], async (tx) => {
      const [row] = await tx.query<BacktestRow>(
        `UPDATE backtest b SET state = 'cancelled', document = NULL, checkpoint = NULL, ended_at = now()
         WHERE b.site_id = $1 AND b.rule_set_id = $2 AND b.id = $3 AND b.state IN ('waiting', 'running')
         RETURNING ${BACKTEST}`,
        [siteId, ruleSetId, id],
      );
      if (row) {
        await record(tx, 'backtest.cancel', row, { done: row.done }, actor);
      }
      return row;
    });
  }
}

function record(tx: SiteTransaction, action: string, row: BacktestRow, content: object, actor: string): Promise<void> {
  const { siteId, id, ruleSet } = row;
  return recordAudit(tx, {
    siteId,
    actor,
    action,
    subject: `backtest:${id}`,
    content: { ruleSet: ruleSet.id, ...content },
  });
}
