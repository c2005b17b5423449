import type { Action, DecisionSource } from '@palaver/contracts';
import type { Database } from '../database.js';
import { authorFacts, REPORT_FACTS } from '../pipeline/known-facts.js';

/** A decided comment with what scoring it again takes. */
export interface BacktestComment {
  id: string;
  rev: number;
  /** JSON of RevisionData; null when the text is gone. */
  data: string | null;
  /** JSON of the facts its automatic decision was given; null when there are none. */
  facts: string | null;
  /** JSON of StoredFacts as the tables are today; null when facts were stored. */
  known: string | null;
  receivedMs: number;
  action: Action;
  source: DecisionSource;
}

export interface Place {
  id: string;
  receivedMs: number;
}

/** Comments of a site received up to a time. */
export interface Walk {
  siteId: string;
  /** The last comment looked at; empty at the beginning. */
  after: string;
  /** ISO 8601. */
  until: string;
  since: string | null;
}

/**
 * Comments are walked along their key, a page to a statement: an index on the time would have to be kept up with every
 * comment, and no statement may be long while others are waiting. `wanted` are those decided about their newest revision.
 */
export const WALK = {
  name: 'walk_backtest',
  text: `
SELECT max(id) AS after, count(*)::int AS seen, array_agg(id) FILTER (WHERE wanted) AS ids,
  array_agg(floor(extract(epoch FROM received_at) * 1000)::float8) FILTER (WHERE wanted) AS "receivedMs"
FROM (
  SELECT id, received_at, decided_rev = head_rev AND coalesce(deleted_rev, 0) < head_rev AND received_at <= $3
    AND ($4::timestamptz IS NULL OR received_at >= $4) AS wanted
  FROM comment WHERE site_id = $1 AND id > $2 ORDER BY id LIMIT $5
) c`,
};

/** Each look-up stands behind OFFSET 0 or LIMIT, which holds the planner to keys; see LOAD of the work repository. */
export const LOAD_FOR_BACKTEST = {
  name: 'load_backtest',
  text: `
SELECT c.id, c.head_rev::float8 AS rev, r.data, d.facts, c.decided_action AS action, c.decided_source AS source,
  floor(extract(epoch FROM c.received_at) * 1000)::float8 AS "receivedMs",
  CASE WHEN d.facts IS NULL THEN json_build_object(
    'author', (SELECT ${authorFacts('c.received_at')}
      FROM author a WHERE a.site_id = c.site_id AND a.key = c.author_key),
    'votes', c.votes,
    'reports', ${REPORT_FACTS}
  )::text END AS known
FROM comment c
LEFT JOIN revision r ON r.site_id = c.site_id AND r.comment_id = c.id AND r.rev = c.head_rev
LEFT JOIN LATERAL (
  SELECT d.facts FROM decision d
  WHERE d.site_id = c.site_id AND d.comment_id = c.id AND d.rev = c.head_rev AND d.source = 'automatic'
  ORDER BY d.run DESC LIMIT 1
) d ON true
WHERE c.site_id = $1 AND c.id = ANY ($2::text[])`,
};

/** Reads old comments for backtests, and writes nothing. */
export class BacktestCommentRepository {
  constructor(private readonly db: Pick<Database, 'query'>) {}

  /** The wanted ones among the next `limit` comments; `after` is null when there are no more. */
  async walk(walk: Walk, limit: number): Promise<{ places: Place[]; after: string | null }> {
    const values = [walk.siteId, walk.after, walk.until, walk.since, limit];
    const [row] = await this.db.query<WalkRow>(WALK, values);
    const ids = row?.ids ?? [];
    return {
      places: ids.map((id, n) => ({ id, receivedMs: row?.receivedMs?.[n] ?? 0 })),
      after: row && row.seen === limit ? row.after : null,
    };
  }

  async load(siteId: string, ids: readonly string[]): Promise<BacktestComment[]> {
    return this.db.query<BacktestComment>(LOAD_FOR_BACKTEST, [siteId, ids]);
  }
}

interface WalkRow {
  after: string | null;
  seen: number;
  ids: string[] | null;
  receivedMs: number[] | null;
}
