import type { Cause } from '@palaver/contracts';
import type { Database, Transaction } from '../database.js';
import { keepMost } from './fill-by-query.js';

export type { Cause } from '@palaver/contracts';

interface FilledBatch {
  siteId: string;
  id: string;
  most: number;
  /** Comments under articles of these sections alone; null: all. */
  sections: readonly string[] | null;
}

/** So many decisions are looked at in a statement. */
const PAGE = 5000;
/** Transactions are numbered when they first write and dated when they begin. */
const EARLIER = `interval '1 minute'`;

/**
 * Of the decisions `d`: those with the cause by which their comments still stand. A rule is looked for as text first,
 * which costs little, and then for what it is.
 */
const CAUSED = `
  ($5::text IS NULL OR d.rule_set_id = $5 AND d.rule_set_version = $6::int)
  AND ($7::text IS NULL OR strpos(d.result, $7) > 0 AND EXISTS (
    SELECT 1 FROM json_array_elements(d.result::json -> 'reasons') x WHERE x ->> 'rule' = $7))
  AND ($8::text IS NULL OR d.actor = $8) AND ($9::uuid IS NULL OR d.batch_id = $9)
  AND ($10::text IS NULL OR d.action = $10) AND ($11::text IS NULL OR d.source = $11)
  AND ($12::timestamptz IS NULL OR d.decided_at >= $12) AND ($13::timestamptz IS NULL OR d.decided_at < $13)`;

/** Where the decisions are read along: those of a batch or of a person by their own index, all others by the feed's. */
function along({ batch, actor }: Cause): string {
  const mine =
    batch !== undefined
      ? 'AND batch_id = $9'
      : actor !== undefined
        ? `AND actor = $8 AND source IN ('moderator', 'policy')`
        : '';
  return `SELECT * FROM decision WHERE site_id = $1 AND xid < $3::xid8 ${mine} ORDER BY xid DESC FETCH FIRST ${PAGE} ROWS WITH TIES`;
}

const fill = (cause: Cause): string => `
WITH page AS MATERIALIZED (${along(cause)}), added AS (
  INSERT INTO batch_entry (site_id, batch_id, comment_id, rev, version)
  SELECT d.site_id, $2, d.comment_id, d.rev, d.version FROM page d
  CROSS JOIN LATERAL (SELECT * FROM comment k WHERE k.site_id = d.site_id AND k.id = d.comment_id OFFSET 0) c
  WHERE c.decision_version = d.version AND c.head_rev = d.rev AND c.head_rev > coalesce(c.deleted_rev, -1) AND ${CAUSED}
    AND ($14::text[] IS NULL OR EXISTS (SELECT 1 FROM article a WHERE a.site_id = c.site_id AND a.key = c.article_key
      AND a.data ->> 'section' = ANY ($14::text[])))
  LIMIT $4 ON CONFLICT DO NOTHING RETURNING 1
)
SELECT (SELECT count(*)::int FROM added) AS added, count(*)::int AS looked, min(xid)::text AS last,
  min(decided_at) < $12::timestamptz - ${EARLIER} AS "isBefore" FROM page`;

interface Page {
  added: number;
  looked: number;
  last: string | null;
  isBefore: boolean | null;
}

/**
 * Puts the comments into a batch that stand by a decision with this cause, the newest decisions first. Decisions are
 * walked along their keys, a page to a transaction: an index on what they came from would have to be kept up with each.
 */
export async function addCaused(db: Pick<Database, 'forSites'>, batch: FilledBatch, cause: Cause): Promise<void> {
  let added = 0;
  let before: string | null = '9223372036854775807';
  while (before !== null && added <= batch.most) {
    const from: string = before;
    const page = await db.forSites([batch.siteId], (tx) => addPage(tx, batch, cause, from, batch.most + 1 - added));
    added += page.added;
    before = page.looked < PAGE || page.isBefore === true ? null : page.last;
  }
  await db.forSites([batch.siteId], (tx) => keepMost(tx, batch, added));
}

async function addPage(
  tx: Transaction,
  { siteId, id, sections }: FilledBatch,
  cause: Cause,
  before: string,
  room: number,
): Promise<Page> {
  const { ruleSet, rule, actor, batch, action, source, from, to } = cause;
  const asked = [ruleSet?.id, ruleSet?.version, rule, actor, batch, action, source, from, to];
  const values = [siteId, id, before, room, ...asked.map((one) => one ?? null), sections];
  const [page] = await tx.query<Page>(fill(cause), values);
  return page as Page;
}
