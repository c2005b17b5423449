import type { Database } from '../database.js';

/** A backtest that this process has leased. */
export interface LeasedBacktest {
  siteId: string;
  id: string;
  token: string;
  ruleSet: { id: string; version: number | null; hash: string };
  live: { id: string; version: number; hash: string };
  last: number | null;
  since: Date | null;
  createdAt: Date;
  total: number | null;
  done: number;
  /** JSON of what the one before it had counted. */
  checkpoint: string | null;
  /** How often it was taken up since it last came further. */
  takes: number;
}

const LEASE_SECONDS = 10;

/** Takes what waits, or what its process has left behind. */
export const LEASE = {
  name: 'lease_backtest',
  text: `
WITH due AS MATERIALIZED (
  SELECT site_id, id FROM backtest WHERE state IN ('waiting', 'running') AND (lease_until IS NULL OR lease_until < now())
  ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED
)
UPDATE backtest b SET continued = b.continued + (b.state = 'running')::int, state = 'running', takes = b.takes + 1,
  lease_token = gen_random_uuid(), lease_until = now() + make_interval(secs => ${LEASE_SECONDS}),
  started_at = coalesce(b.started_at, now())
FROM due WHERE b.site_id = due.site_id AND b.id = due.id
RETURNING b.site_id AS "siteId", b.id, b.lease_token AS token, json_build_object('id', b.rule_set_id, 'version',
  b.rule_set_version, 'hash', b.rule_set_hash) AS "ruleSet", json_build_object('id', b.live_id, 'version',
  b.live_version, 'hash', b.live_hash) AS live, b.last_count AS last, b.since, b.created_at AS "createdAt", b.total,
  b.done, b.checkpoint, b.takes`,
};

const MINE = `site_id = $1 AND id = $2 AND lease_token = $3 AND state = 'running'`;
const CHECKPOINT = {
  name: 'checkpoint_backtest',
  text: `UPDATE backtest SET total = $4, done = $5, checkpoint = $6, takes = 0,
    lease_until = now() + make_interval(secs => ${LEASE_SECONDS}) WHERE ${MINE} RETURNING 1`,
};
const EXTEND = {
  name: 'extend_backtest',
  text: `UPDATE backtest SET lease_until = now() + make_interval(secs => ${LEASE_SECONDS}) WHERE ${MINE} RETURNING 1`,
};
const END = `UPDATE backtest SET state = $4, total = $5, done = $6, report = $7, error = $8, document = NULL,
  checkpoint = NULL, lease_token = NULL, lease_until = NULL, ended_at = now() WHERE ${MINE} RETURNING 1`;
const GIVE_BACK = `UPDATE backtest SET takes = 0, lease_token = NULL, lease_until = NULL WHERE ${MINE}`;

type Held = Pick<LeasedBacktest, 'siteId' | 'id' | 'token'>;

export interface EndedBacktest {
  state: 'done' | 'failed';
  total: number | null;
  done: number;
  report: string | null;
  error: string | null;
}

/** Backtests as the worker that runs one sees them. All answers are false once the lease is lost or it was cancelled. */
export class BacktestJobRepository {
  constructor(private readonly db: Pick<Database, 'query'>) {}

  async lease(): Promise<LeasedBacktest | undefined> {
    return (await this.db.query<LeasedBacktest>(LEASE))[0];
  }

  async checkpoint(held: Held, total: number, done: number, checkpoint: string): Promise<boolean> {
    return this.holds(CHECKPOINT, held, [total, done, checkpoint]);
  }

  async extend(held: Held): Promise<boolean> {
    return this.holds(EXTEND, held, []);
  }

  async end(held: Held, { state, total, done, report, error }: EndedBacktest): Promise<boolean> {
    return this.holds(END, held, [state, total, done, report, error]);
  }

  /** At an orderly stop: the next process need not wait for the lease to end. */
  async giveBack(held: Held): Promise<void> {
    await this.db.query(GIVE_BACK, [held.siteId, held.id, held.token]);
  }

  /** Canonical JSON of what is tried and of what is live. @throws Error when a version is gone */
  async documents({ siteId, id, ruleSet, live }: LeasedBacktest): Promise<{ candidate: string; live: string }> {
    const [row] = await this.db.query<{ candidate: string | null; live: string | null }>(
      `SELECT coalesce((SELECT document FROM backtest WHERE site_id = $1 AND id = $2),
         (SELECT document FROM rule_set_version WHERE site_id = $1 AND id = $3 AND version = $4)) AS candidate,
         (SELECT document FROM rule_set_version WHERE site_id = $1 AND id = $5 AND version = $6) AS live`,
      [siteId, id, ruleSet.id, ruleSet.version, live.id, live.version],
    );
    if (!row?.candidate || !row.live) {
      throw new Error('a rule set of this backtest is not there any more');
    }
    return { candidate: row.candidate, live: row.live };
  }

  private async holds(statement: string | { name: string; text: string }, held: Held, values: unknown[]) {
    const rows = await this.db.query(statement, [held.siteId, held.id, held.token, ...values]);
    return rows.length > 0;
  }
}
