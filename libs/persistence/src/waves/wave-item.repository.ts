import type { Database, Transaction } from '../database.js';
import { REPLIES_ACTOR } from '../replies/reply-trees.js';

/** A review item that has changed, with what it is compared by. */
export interface ChangedItem {
  commentId: string;
  isOpen: boolean;
  openedAt: Date;
  section: string | null;
  parentId: string | null;
  text: string | null;
  format: 'plain' | 'html' | 'markdown' | null;
  /** The rejected comment it was put before a person with. */
  repliesTo: string | null;
}

export interface WaveItem extends Pick<ChangedItem, 'commentId' | 'openedAt' | 'section' | 'parentId'> {
  bands: number[];
  /** 64 hexadecimal digits; null: too few words. */
  sketch: string | null;
  wave: string | null;
}

const PAGE = 100;
/** So many open replies to one comment are a pile. */
const PILE = 5;
/** Of all that share a band, so many are looked at. */
const LOOKED_AT = 30;

const ADD_MARKS = `
INSERT INTO wave_mark (site_id) SELECT s.id FROM site s
WHERE NOT EXISTS (SELECT 1 FROM wave_mark m WHERE m.site_id = s.id) ON CONFLICT DO NOTHING`;

const BEHIND = `
SELECT m.site_id AS "siteId" FROM wave_mark m CROSS JOIN LATERAL (
  SELECT 1 FROM review_item r WHERE r.site_id = m.site_id AND r.changed >= m.xid
    AND (r.changed, r.id) > (m.xid, m.item) AND r.changed < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY r.changed LIMIT 1
) r`;

const CHANGED = `
WITH page AS MATERIALIZED (
  SELECT * FROM (
    SELECT changed, id, comment_id, closed_at IS NULL AS is_open, opened_at FROM review_item
    WHERE site_id = $1 AND changed >= $2::xid8 AND (changed, id) > ($2::xid8, $3::bigint)
      AND changed < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY changed FETCH FIRST ${PAGE} ROWS WITH TIES
  ) next ORDER BY changed, id LIMIT ${PAGE}
)
SELECT p.changed::text AS xid, p.id::text AS item, p.comment_id AS "commentId", p.is_open AS "isOpen",
  p.opened_at AS "openedAt", r.data -> 'article' ->> 'section' AS section, r.data ->> 'parentId' AS "parentId",
  r.data ->> 'text' AS text, r.data ->> 'format' AS format, b.cause ->> 'comment' AS "repliesTo"
FROM page p
CROSS JOIN LATERAL (SELECT * FROM comment k WHERE k.site_id = $1 AND k.id = p.comment_id OFFSET 0) c
LEFT JOIN LATERAL (SELECT v.data::json AS data FROM revision v
  WHERE v.site_id = c.site_id AND v.comment_id = c.id AND v.rev = c.head_rev OFFSET 0) r ON true
LEFT JOIN LATERAL (SELECT a.cause FROM decision o JOIN batch a ON a.site_id = o.site_id AND a.id = o.batch_id
  WHERE o.site_id = c.site_id AND o.comment_id = c.id AND o.rev = c.decided_rev AND o.run = c.decided_run
    AND o.actor = '${REPLIES_ACTOR}' OFFSET 0) b ON true
ORDER BY p.changed, p.id`;

/**
 * Open items of other comments that share most of their pairs of words, the closest first. Those that share a band are
 * looked for before anything else: a site's own key would lead through all that is open.
 */
export const ALIKE = `
SELECT i.comment AS "commentId", w.comment_id AS "otherId", w.wave
FROM json_to_recordset($2::json) AS i(comment text, bands bigint[], sketch text) CROSS JOIN LATERAL (
  SELECT o.comment_id, o.wave, bit_count(o.sketch # ('x' || i.sketch)::bit(256)) AS differing FROM (
    SELECT * FROM (SELECT * FROM wave_item x WHERE x.bands && i.bands OFFSET 0) x
    WHERE x.site_id = $1 AND x.comment_id <> i.comment AND (x.wave IS NULL OR x.wave LIKE 'copies:%') LIMIT ${LOOKED_AT}
  ) o ORDER BY differing, o.comment_id LIMIT 1
) w WHERE w.differing <= $3`;

const KEEP = `
INSERT INTO wave_item AS w (site_id, comment_id, opened_at, section, parent_id, bands, sketch, wave)
SELECT $1, "commentId", "openedAt", section, "parentId", bands, ('x' || sketch)::bit(256), wave
FROM json_to_recordset($2::json) AS i("commentId" text, "openedAt" timestamptz, section text, "parentId" text,
  bands bigint[], sketch text, wave text) ORDER BY "commentId" COLLATE "C"
ON CONFLICT (site_id, comment_id) DO UPDATE SET section = excluded.section, parent_id = excluded.parent_id,
  bands = excluded.bands, sketch = excluded.sketch, wave = excluded.wave`;

export const JOIN_WAVE = `
UPDATE wave_item w SET wave = $2::jsonb ->> w.comment_id
WHERE w.site_id = $1 AND w.comment_id = ANY (ARRAY(SELECT jsonb_object_keys($2::jsonb))) AND w.wave IS NULL`;
const CLOSE = 'DELETE FROM wave_item WHERE site_id = $1 AND comment_id = ANY ($2::text[])';
export const PILE_UP = `
WITH below AS MATERIALIZED (
  SELECT site_id, comment_id, parent_id, pile FROM wave_item WHERE parent_id = ANY ($2::text[])
)
UPDATE wave_item w SET pile = 'below:' || w.parent_id
WHERE w.site_id = $1 AND w.comment_id = ANY (ARRAY(
  SELECT b.comment_id FROM below b WHERE b.site_id = $1 AND b.pile IS NULL
    AND b.parent_id IN (SELECT parent_id FROM below WHERE site_id = $1 GROUP BY parent_id HAVING count(*) >= ${PILE})))`;

export interface Alike {
  commentId: string;
  otherId: string;
  wave: string | null;
}

/** What is open, as it belongs together. Every worker may keep it; one at a time does, per site. */
export class WaveItemRepository {
  constructor(private readonly db: Database) {}

  /** Sites whose review items have changed since they were followed. */
  async behind(): Promise<string[]> {
    await this.db.query(ADD_MARKS);
    return (await this.db.query<{ siteId: string }>(BEHIND)).map(({ siteId }) => siteId);
  }

  /** The next page of changes, in one transaction with what `keep` makes of it; true when there may be more. */
  async follow(
    siteId: string,
    keep: (page: WavePage, items: readonly ChangedItem[]) => Promise<void>,
  ): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const [mark] = await tx.query<{ xid: string; item: string }>(
        'SELECT xid::text AS xid, item::text AS item FROM wave_mark WHERE site_id = $1 FOR UPDATE SKIP LOCKED',
        [siteId],
      );
      const items = mark
        ? await tx.query<ChangedItem & { xid: string; item: string }>(CHANGED, [siteId, mark.xid, mark.item])
        : [];
      const last = items.at(-1);
      if (!last) {
        return false;
      }
      await keep(new WavePage(tx, siteId), items);
      await tx.query('UPDATE wave_mark SET xid = $2::xid8, item = $3::bigint WHERE site_id = $1', [
        siteId,
        last.xid,
        last.item,
      ]);
      return items.length === PAGE;
    });
  }
}

/** What is written of one page of changes. */
export class WavePage {
  constructor(
    private readonly tx: Transaction,
    private readonly siteId: string,
  ) {}

  async close(comments: readonly string[]): Promise<void> {
    await this.tx.query(CLOSE, [this.siteId, comments]);
  }

  /** For each the closest open item, if its sketch differs in so many bits at most. */
  async alike(items: readonly Pick<WaveItem, 'commentId' | 'bands' | 'sketch'>[], differing: number): Promise<Alike[]> {
    const asked = items.map(({ commentId, bands, sketch }) => ({ comment: commentId, bands: pgArray(bands), sketch }));
    return this.tx.query<Alike>(ALIKE, [this.siteId, JSON.stringify(asked), differing]);
  }

  /** Comments that belong to a wave from now on, and the wave. */
  async join(waves: ReadonlyMap<string, string>): Promise<void> {
    await this.tx.query(JOIN_WAVE, [this.siteId, JSON.stringify(Object.fromEntries(waves))]);
  }

  /** The items, and whatever piles up below one comment. */
  async keep(items: readonly WaveItem[]): Promise<void> {
    const rows = items.map(({ bands, ...item }) => ({ ...item, bands: pgArray(bands) }));
    await this.tx.query(KEEP, [this.siteId, JSON.stringify(rows)]);
    const parents = items.flatMap(({ parentId }) => parentId ?? []);
    if (parents.length > 0) {
      await this.tx.query(PILE_UP, [this.siteId, [...new Set(parents)]]);
    }
  }
}

function pgArray(numbers: readonly number[]): string {
  return `{${numbers.join(',')}}`;
}
