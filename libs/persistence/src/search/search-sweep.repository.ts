import type { Database, Transaction } from '../database.js';
import { followReplies } from '../replies/follow-replies.js';

/** Comments of so many decisions are taken in at once. */
const PAGE = 100;

/** What a text is found by ends there: the words of a very long one would fill an index entry. */
const MOST_CHARACTERS = 20_000;

/** Erasure holds it alone, so that nothing is taken in again of what it has erased. */
export const SEARCH_LOCK = 7152530;

const ADD_MARKS = `
INSERT INTO search_mark (site_id) SELECT s.id FROM site s
WHERE NOT EXISTS (SELECT 1 FROM search_mark m WHERE m.site_id = s.id) ON CONFLICT DO NOTHING`;

export const BEHIND = {
  name: 'search_behind',
  text: `
SELECT m.site_id AS "siteId" FROM search_mark m CROSS JOIN LATERAL (
  SELECT 1 FROM decision d WHERE d.site_id = m.site_id AND d.xid >= m.xid
    AND (d.xid, d.comment_id) > (m.xid, m.comment_id) AND d.xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY d.xid LIMIT 1
) d`,
};

const MARK = {
  name: 'search_mark',
  text: 'SELECT xid::text AS xid, comment_id AS "commentId" FROM search_mark WHERE site_id = $1 FOR UPDATE SKIP LOCKED',
};

/** The standing state of the comments of the next decisions; each look-up stands behind OFFSET 0, see LOAD of the work repository. */
export const TAKE_IN = {
  name: 'search_take_in',
  text: `
WITH page AS MATERIALIZED (
  SELECT * FROM (
    SELECT xid, comment_id FROM decision
    WHERE site_id = $1 AND xid >= $2::xid8 AND (xid, comment_id) > ($2::xid8, $3)
      AND xid < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY xid FETCH FIRST ${PAGE} ROWS WITH TIES
  ) next ORDER BY xid, comment_id LIMIT ${PAGE}
), ids AS MATERIALIZED (
  SELECT DISTINCT comment_id FROM page ORDER BY comment_id
), taken AS (
  INSERT INTO comment_search AS s (site_id, comment_id, received_at, author_key, author_name, article_key, section,
    parent_id, reason_code, actor, rules, words)
  SELECT c.site_id, c.id, c.received_at, c.author_key, r.data -> 'author' ->> 'username', c.article_key,
    r.data -> 'article' ->> 'section', r.data ->> 'parentId', d.reason_code,
    CASE WHEN d.source = 'moderator' THEN d.actor END,
    ARRAY(SELECT DISTINCT x ->> 'rule' FROM json_array_elements(e.result -> 'reasons') x),
    to_tsvector('simple', left(r.data ->> 'text', ${MOST_CHARACTERS}))
  FROM ids i
  CROSS JOIN LATERAL (SELECT * FROM comment k WHERE k.site_id = $1 AND k.id = i.comment_id OFFSET 0) c
  CROSS JOIN LATERAL (SELECT v.data::json AS data FROM revision v
    WHERE v.site_id = c.site_id AND v.comment_id = c.id AND v.rev = c.head_rev OFFSET 0) r
  LEFT JOIN LATERAL (SELECT * FROM decision o WHERE o.site_id = c.site_id AND o.comment_id = c.id
    AND o.rev = c.decided_rev AND o.run = c.decided_run OFFSET 0) d ON true
  LEFT JOIN LATERAL (SELECT o.result::json AS result FROM decision o WHERE o.site_id = c.site_id
    AND o.comment_id = c.id AND o.rev = c.head_rev AND o.result IS NOT NULL ORDER BY o.run DESC LIMIT 1) e ON true
  WHERE c.author_key IS NOT NULL
  ON CONFLICT (site_id, comment_id) DO UPDATE SET received_at = excluded.received_at, author_key = excluded.author_key,
    author_name = excluded.author_name, article_key = excluded.article_key, section = excluded.section,
    parent_id = excluded.parent_id, reason_code = excluded.reason_code, actor = excluded.actor, rules = excluded.rules,
    words = excluded.words
)
SELECT (SELECT count(*)::int FROM page) AS decisions, ARRAY(SELECT comment_id FROM ids) AS comments,
  l.xid::text AS xid, l.comment_id AS "commentId" FROM (SELECT * FROM page ORDER BY xid DESC, comment_id DESC LIMIT 1) l`,
};

const MOVE = 'UPDATE search_mark SET xid = $2::xid8, comment_id = $3 WHERE site_id = $1';

export interface TakenIn {
  comments: string[];
  /** Whether there may be more. */
  isFull: boolean;
}

/** Follows the decisions of each site for what comments are found by. Every worker may do it; one at a time does, per site. */
export class SearchSweepRepository {
  constructor(private readonly db: Database) {}

  /** Sites with decisions that were not followed yet. */
  async behind(): Promise<string[]> {
    await this.db.query(ADD_MARKS);
    return (await this.db.query<{ siteId: string }>(BEHIND)).map(({ siteId }) => siteId);
  }

  /** The next page of a site; undefined while another process is at it. */
  async takeIn(siteId: string): Promise<TakenIn | undefined> {
    return this.db.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock_shared($1)', [SEARCH_LOCK]);
      const [mark] = await tx.query<Mark>(MARK, [siteId]);
      return mark && takeInFrom(tx, siteId, mark);
    });
  }
}

interface Mark {
  xid: string;
  commentId: string;
}

interface Page extends Mark {
  decisions: number;
  comments: string[];
}

async function takeInFrom(tx: Transaction, siteId: string, mark: Mark): Promise<TakenIn> {
  const [page] = await tx.query<Page>(TAKE_IN, [siteId, mark.xid, mark.commentId]);
  if (!page) {
    return { comments: [], isFull: false };
  }
  await followReplies(tx, siteId, page.comments);
  await tx.query(MOVE, [siteId, page.xid, page.commentId]);
  return { comments: page.comments, isFull: page.decisions === PAGE };
}
