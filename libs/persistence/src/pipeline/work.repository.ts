import type { ArticleCalendar, ArticleMode } from '@palaver/contracts';
import type { Database, Transaction } from '../database.js';
import { ARTICLE_FACT, AUTHOR_RECORD, SANCTION_FACT, WEIGHED_REPORT_FACTS } from './known-facts.js';

/** Work, and where its comment stands. */
export interface WorkState {
  id: string;
  siteId: string;
  commentId: string;
  rev: number;
  run: number;
  /** Decide even what a person has decided. */
  override: boolean;
  headRev: number;
  deletedRev: number | null;
  decidedRev: number | null;
  decidedAction: string | null;
  decidedSource: string | null;
  decidedDigest: string | null;
  decisionVersion: number;
}

/** Work with everything one evaluation needs, read in one round trip. */
export interface LoadedWork extends WorkState {
  attempts: number;
  /** Since its revision arrived; null where nobody waits, as for a re-score. */
  waitedSeconds: number | null;
  cause: DueWork['cause'];
  /** `traceparent` of the request that brought the revision, where traces are on. */
  trace: string | null;
  /** JSON of RevisionData; null when the revision is gone. */
  data: string | null;
  /** JSON of StoredFacts. */
  facts: string;
}

/** What the tables know about a comment under test; times as Postgres writes them in JSON. */
export interface StoredFacts {
  author: {
    firstSeenAt: string;
    approved: number;
    rejected: number;
    reviewed: number;
    /** How long before this comment his last 32 arrived, this one included: milliseconds, newest first. */
    recent: number[];
  } | null;
  votes: number | { up: number; down: number } | null;
  /** `weight` is left out where nobody is to wait for a person. */
  reports: { count: number; reasons: string[]; weight?: number } | null;
  /** The strongest one of its author that was in force when the revision arrived. */
  sanction?: { id: string; kind: 'premoderate' | 'suspend' | 'ban'; until: string | null } | null;
  /** How people had its article moderated when the revision arrived, at `at`; null where nobody set it. */
  article?: { mode: ArticleMode; calendar: ArticleCalendar | null; timeZone: string; at: string } | null;
  /** Counted beside the list, where a site's rules need it. */
  rates?: Record<string, number>;
  similar?: Record<string, { comments: number; articles: number; authors: number }>;
  unavailable?: string[];
}

export interface DueWork {
  id: string;
  attempts: number;
  /** Why it is to be decided; only `arrival` is somebody waiting. */
  cause: 'arrival' | 'votes' | 'reports' | 'rules';
}

const STATE = `w.id::text AS id, w.site_id AS "siteId", w.comment_id AS "commentId", w.rev::float8 AS rev, w.run,
  w.override, w.state, c.head_rev::float8 AS "headRev", c.deleted_rev::float8 AS "deletedRev",
  c.decided_rev::float8 AS "decidedRev", c.decided_action AS "decidedAction", c.decided_source AS "decidedSource",
  c.decided_digest AS "decidedDigest", c.decision_version AS "decisionVersion"`;

/** Reads work by key and filters its state here: a filter on `state` makes the planner scan the due index. */
export const LOAD = {
  name: 'load_work',
  text: `
SELECT ${STATE}, w.attempts, w.cause, w.trace, r.data,
  CASE WHEN w.cause = 'arrival' THEN extract(epoch FROM now() - w.created_at)::float8 END AS "waitedSeconds",
  json_build_object(
  'author', CASE WHEN a.key IS NOT NULL THEN ${AUTHOR_RECORD} END,
  'votes', c.votes,
  'reports', ${WEIGHED_REPORT_FACTS},
  'sanction', ${SANCTION_FACT},
  'article', ${ARTICLE_FACT}
)::text AS facts
FROM work w
JOIN comment c ON c.site_id = w.site_id AND c.id = w.comment_id
LEFT JOIN revision r ON r.site_id = w.site_id AND r.comment_id = w.comment_id AND r.rev = w.rev
LEFT JOIN author a ON a.site_id = c.site_id AND a.key = c.author_key
WHERE w.id = ANY ($1::bigint[])`,
};

export const LOCK = {
  name: 'lock_work',
  text: `
SELECT ${STATE} FROM work w JOIN comment c ON c.site_id = w.site_id AND c.id = w.comment_id
WHERE w.id = ANY ($1::bigint[])
ORDER BY c.site_id, c.id, w.id FOR NO KEY UPDATE OF c FOR UPDATE OF w`,
};

const SWEEP = {
  name: 'sweep_work',
  text: `
WITH due AS MATERIALIZED (
  SELECT id FROM work WHERE state = 'pending' AND next_enqueue_at < now()
  ORDER BY next_enqueue_at LIMIT $1 FOR UPDATE SKIP LOCKED
)
UPDATE work w SET epoch = w.epoch + 1, lease_owner = NULL, lease_until = NULL,
  next_enqueue_at = now() + make_interval(secs => CASE WHEN w.attempts = 0 THEN $2::float8 ELSE least($4::float8, $3::float8 * 2 ^ w.attempts) END)
FROM due WHERE w.id = due.id RETURNING w.id::text AS id, w.attempts, w.cause`,
};

const isPending = (row: { state?: string }) => row.state === 'pending';

const RING_SECONDS = 8;
const RETRY_GROWTH = 12;

/** The outbox: rows say what is still to be decided; the queue only rings for them. */
export class WorkRepository {
  constructor(
    private readonly db: Database,
    /** The wait after a failed try: doubles with each further one, up to twelve times this. */
    private readonly retryBaseSeconds = 5,
  ) {}

  async load(ids: readonly string[]): Promise<LoadedWork[]> {
    const rows = await this.db.query<LoadedWork & { state: string }>(LOAD, [ids]);
    return rows.filter(isPending);
  }

  /** Locks comments and work in the one order every process uses; what was decided meanwhile is missing. */
  async lock(tx: Transaction, ids: readonly string[]): Promise<WorkState[]> {
    return (await tx.query<WorkState & { state: string }>(LOCK, [ids])).filter(isPending);
  }

  /** Rings again for due work: raises the epoch, ends leases, puts the next bell off. */
  async sweep(limit: number): Promise<DueWork[]> {
    const base = this.retryBaseSeconds;
    return this.db.query<DueWork>(SWEEP, [limit, RING_SECONDS, base, base * RETRY_GROWTH]);
  }

  /** Counts a try that is about to begin; committed first, so that a comment that kills the process is counted. */
  async beginAttempt(id: string): Promise<void> {
    await this.db.query('UPDATE work SET attempts = attempts + 1 WHERE id = $1', [id]);
  }

  /** The database was at fault, not the comment. */
  async takeBackAttempt(id: string): Promise<void> {
    await this.db.query('UPDATE work SET attempts = greatest(0, attempts - 1) WHERE id = $1', [id]);
  }

  /** A try failed: the next bell rings later, the longer the more tries failed. */
  async recordFailure(id: string, message: string, counted: boolean): Promise<void> {
    await this.db.query(
      `UPDATE work SET attempts = attempts + $2::int, last_error = $3, lease_owner = NULL, lease_until = NULL,
         next_enqueue_at = now() + make_interval(secs => least($5::float8, $4::float8 * 2 ^ (attempts + $2::int)))
       WHERE id = $1 AND state = 'pending'`,
      [id, counted ? 0 : 1, message.slice(0, 500), this.retryBaseSeconds, this.retryBaseSeconds * RETRY_GROWTH],
    );
  }

  /** Returns a lease that is still ours; a later holder's row is not touched. */
  async giveBack(id: string, owner: string): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE work SET lease_owner = NULL, lease_until = NULL, next_enqueue_at = now()
       WHERE id = $1 AND lease_owner = $2 AND state = 'pending' RETURNING id`,
      [id, owner],
    );
    return rows.length > 0;
  }

  /** What of a list is still pending, the least tried first. */
  async pendingByAttempts(ids: readonly string[]): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT id::text AS id FROM work WHERE id = ANY ($1::bigint[]) AND state = 'pending' ORDER BY attempts, id`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether an earlier try of this pending work began or failed. */
  async wasTried(id: string): Promise<boolean> {
    const rows = await this.db.query(`SELECT 1 FROM work WHERE id = $1 AND attempts > 0 AND state = 'pending'`, [id]);
    return rows.length > 0;
  }

  async isPending(id: string): Promise<boolean> {
    const rows = await this.db.query(`SELECT 1 FROM work WHERE id = $1 AND state = 'pending'`, [id]);
    return rows.length > 0;
  }

  /** Ages in seconds of the oldest pending work, delayed and retrying ones included, and of the oldest that is due. */
  async ages(): Promise<{ pending: number; oldestSeconds: number; dueSeconds: number }> {
    const [row] = await this.db.query<{ pending: number; oldestSeconds: number; dueSeconds: number }>(
      `SELECT count(*)::int AS pending, coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS "oldestSeconds",
         coalesce(extract(epoch FROM now() - min(next_enqueue_at) FILTER (WHERE next_enqueue_at < now())), 0)::float8
           AS "dueSeconds"
       FROM work WHERE state = 'pending'`,
    );
    return row ?? { pending: 0, oldestSeconds: 0, dueSeconds: 0 };
  }
}
