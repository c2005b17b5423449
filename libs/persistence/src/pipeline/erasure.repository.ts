import type { Database } from '../database.js';
import { SEARCH_LOCK } from '../search/search-sweep.repository.js';

const FIND = {
  name: 'find_erasures',
  text: `
SELECT c.site_id AS site, c.id AS comment FROM author a
JOIN comment c ON c.site_id = a.site_id AND c.author_key = a.key
WHERE a.erasure_due AND c.received_at <= a.erased_at LIMIT $1`,
};

/**
 * What an erased comment leaves: its event ids and a tombstone that no revision revives, so that a late replay does not
 * bring it back, and decisions without text. Rows are locked in the order every process uses.
 */
const ERASE = {
  name: 'erase_comments',
  text: `
WITH gone AS MATERIALIZED (
  SELECT c.site_id, c.id FROM comment c
  JOIN json_to_recordset($1::json) AS i(site text, comment text) ON c.site_id = i.site AND c.id = i.comment
  ORDER BY c.site_id, c.id FOR NO KEY UPDATE OF c
), tombstone AS (
  UPDATE comment c SET deleted_rev = ${Number.MAX_SAFE_INTEGER}, author_key = NULL, pending_work = NULL,
    erased_at = coalesce(c.erased_at, now()) FROM gone g
  WHERE c.site_id = g.site_id AND c.id = g.id
), events AS (
  INSERT INTO ingest_event (site_id, id, comment_id, kind, rev, body_sha256, received_at)
  SELECT r.site_id, 'c:' || r.comment_id || ':' || r.rev, r.comment_id, 'create', r.rev, r.body_sha256, r.received_at
  FROM gone g JOIN revision r ON r.site_id = g.site_id AND r.comment_id = g.id WHERE r.body_sha256 IS NOT NULL
  ON CONFLICT DO NOTHING
), found AS (DELETE FROM comment_search s USING gone g WHERE s.site_id = g.site_id AND s.comment_id = g.id
), texts AS (DELETE FROM revision r USING gone g WHERE r.site_id = g.site_id AND r.comment_id = g.id
  RETURNING r.site_id, r.received_at
), logged AS (
  UPDATE arrival a SET entries = coalesce((SELECT string_agg(e.value::text, ',' ORDER BY e.n)
    FROM json_array_elements(('[' || a.entries || ']')::json) WITH ORDINALITY e (value, n)
    WHERE e.value ->> 0 <> ALL (ARRAY(SELECT id FROM gone WHERE site_id = a.site_id))), '')
  WHERE (a.site_id, a.received_at) IN (SELECT site_id, received_at FROM texts)
), forgotten AS (
  INSERT INTO arrival (site_id, entries) SELECT site_id, string_agg(json_build_array(id)::text, ',') FROM gone GROUP BY 1
), runs AS (
  UPDATE decision d SET facts = NULL, result = NULL FROM gone g
  WHERE d.site_id = g.site_id AND d.comment_id = g.id AND d.result IS NOT NULL
), due AS (DELETE FROM work w USING gone g WHERE w.site_id = g.site_id AND w.comment_id = g.id
), told AS (
  DELETE FROM delivery_try t USING gone g JOIN endpoint e ON e.site_id = g.site_id
  WHERE t.site_id = g.site_id AND t.endpoint_id = e.id AND t.topic = 'decision' AND t.subject_id = g.id
), items AS (
  UPDATE review_item r SET closed_at = now(), closed_by = 'erasure', changed = pg_current_xact_id() FROM gone g
  WHERE r.site_id = g.site_id AND r.comment_id = g.id AND r.closed_at IS NULL
)
SELECT count(*)::int AS n FROM gone`,
};

/** Authors none of whose comments are left to erase. */
const FINISH = `
UPDATE author a SET erasure_due = false WHERE a.erasure_due AND NOT EXISTS (SELECT 1 FROM comment c
  WHERE c.site_id = a.site_id AND c.author_key = a.key AND c.received_at <= a.erased_at)`;

/** Carries out `author.erased`: asynchronous, idempotent, some comments at a time. */
export class ErasureRepository {
  constructor(private readonly db: Database) {}

  async eraseSome(limit: number): Promise<number> {
    const found = await this.db.query<{ site: string; comment: string }>(FIND, [limit]);
    if (found.length === 0) {
      await this.db.query(FINISH);
      return 0;
    }
    return this.db.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [SEARCH_LOCK]);
      const [erased] = await tx.query<{ n: number }>(ERASE, [JSON.stringify(found)]);
      return erased?.n ?? 0;
    });
  }
}
