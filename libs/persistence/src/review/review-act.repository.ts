import type { SiteTransaction, Transaction } from '../database.js';
import { ESCALATED_QUEUE, FALLBACK_QUEUE, QUEUE_DIRECTION, QUEUE_HORIZON } from './routed-queue.js';

export interface Opinion {
  caller: string;
  actor: string;
  action: 'approve' | 'reject';
  reason: string | null;
  note: string | null;
}

interface ItemId {
  siteId: string;
  id: string;
}

const SKIPPED = `interval '30 minutes'`;
const SEEN = `interval '20 seconds'`;
const NOBODY = 'claim_owner = NULL, claim_until = NULL, changed = pg_current_xact_id()';

/** What people do with items beside deciding. */
export class ReviewActRepository {
  /** Puts an open item before those who may work in the escalated queue; nobody holds it then. */
  async escalate(tx: SiteTransaction, { siteId, id }: ItemId): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE review_item r SET queue = q.id, pinned = true, direction = ${QUEUE_DIRECTION}, horizon = ${QUEUE_HORIZON},
         ${NOBODY}
       FROM review_queue q WHERE q.site_id = $1 AND q.id = $3 AND r.site_id = $1 AND r.id = $2 AND r.closed_at IS NULL
       RETURNING r.id`,
      [siteId, id, ESCALATED_QUEUE],
    );
    return rows.length > 0;
  }

  /** Who put an item before leads last, and out of which queue; undefined when nobody did. */
  async escalation(
    tx: SiteTransaction,
    { siteId, commentId, id }: ItemId & { commentId: string },
  ): Promise<{ actor: string; from: string | null } | undefined> {
    const [row] = await tx.query<{ actor: string; from: string | null }>(
      `SELECT actor, content ->> 'from' AS "from" FROM audit
       WHERE site_id = $1 AND subject = $2 AND action = 'review.escalate' AND content ->> 'item' = $3
       ORDER BY seq DESC LIMIT 1`,
      [siteId, `comment:${commentId}`, id],
    );
    return row;
  }

  /** Out of the escalated queue, into this one or, where there is none of that id, the one that takes everything. */
  async deEscalate(tx: SiteTransaction, { siteId, id }: ItemId, queue: string | null): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE review_item r SET queue = q.id, pinned = false, direction = ${QUEUE_DIRECTION}, horizon = ${QUEUE_HORIZON},
         ${NOBODY}
       FROM review_queue q WHERE q.site_id = $1 AND q.id = coalesce(
           (SELECT id FROM review_queue WHERE site_id = $1 AND id = $3 AND id <> $4), $5)
         AND r.site_id = $1 AND r.id = $2 AND r.closed_at IS NULL AND r.queue = $4
       RETURNING r.id`,
      [siteId, id, queue, ESCALATED_QUEUE, FALLBACK_QUEUE],
    );
    return rows.length > 0;
  }

  /** Keeps an opinion and gives the item back, for anybody but those who have given theirs. */
  async askAnother(tx: SiteTransaction, item: ItemId, opinion: Opinion): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE review_item SET not_for = array_append(array_remove(not_for, $3), $3), ${NOBODY}
       WHERE site_id = $1 AND id = $2 AND closed_at IS NULL RETURNING id`,
      [item.siteId, item.id, opinion.caller],
    );
    if (rows.length > 0) {
      await this.keepOpinion(tx, item, opinion);
    }
    return rows.length > 0;
  }

  async keepOpinion(tx: SiteTransaction, { siteId, id }: ItemId, opinion: Opinion): Promise<void> {
    const { caller, actor, action, reason, note } = opinion;
    await tx.query(
      `INSERT INTO review_opinion (site_id, item_id, caller, actor, action, reason_code, note)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (site_id, item_id, caller) DO UPDATE
         SET action = excluded.action, reason_code = excluded.reason_code, note = excluded.note, at = now()`,
      [siteId, id, caller, actor, action, reason, note],
    );
  }

  /** Counted, given back, and not given to the same caller again for a while; false when he does not hold it. */
  async skip(tx: SiteTransaction, { siteId, id }: ItemId, caller: string): Promise<boolean> {
    const rows = await tx.query(
      `WITH given AS (
         UPDATE review_item SET skips = skips + 1, ${NOBODY}
         WHERE site_id = $1 AND id = $2 AND claim_owner = $3 AND closed_at IS NULL RETURNING site_id, id
       ) INSERT INTO review_skip (site_id, item_id, caller, until) SELECT site_id, id, $3, now() + ${SKIPPED} FROM given
       ON CONFLICT (site_id, item_id, caller) DO UPDATE SET until = excluded.until RETURNING item_id`,
      [siteId, id, caller],
    );
    return rows.length > 0;
  }

  /** Takes the caller's own skip back, with its count; nothing changes where there is none, or the item is closed. */
  async unskip(tx: SiteTransaction, { siteId, id }: ItemId, caller: string): Promise<boolean> {
    const open = await tx.query(
      'SELECT 1 FROM review_item WHERE site_id = $1 AND id = $2 AND closed_at IS NULL FOR NO KEY UPDATE',
      [siteId, id],
    );
    if (open.length === 0) {
      return false;
    }
    const rows = await tx.query(
      `WITH back AS (
         DELETE FROM review_skip WHERE site_id = $1 AND item_id = $2 AND caller = $3 RETURNING site_id, item_id
       ) UPDATE review_item r SET skips = greatest(r.skips - 1, 0), changed = pg_current_xact_id()
       FROM back b WHERE r.site_id = b.site_id AND r.id = b.item_id RETURNING r.id`,
      [siteId, id, caller],
    );
    return rows.length > 0;
  }

  /** Says that the caller looks at an item, for 20 seconds; who else does. */
  async look(tx: SiteTransaction, { siteId, id }: ItemId, caller: string, actor: string): Promise<string[]> {
    await tx.query(
      `INSERT INTO review_viewing (site_id, item_id, caller, actor, until) VALUES ($1, $2, $3, $4, now() + ${SEEN})
       ON CONFLICT (site_id, item_id, caller) DO UPDATE SET until = excluded.until`,
      [siteId, id, caller, actor],
    );
    return this.lookers(tx, { siteId, id }, caller);
  }

  /** Who looks at it beside the caller. */
  async lookers(tx: SiteTransaction, { siteId, id }: ItemId, caller: string): Promise<string[]> {
    const rows = await tx.query<{ actor: string }>(
      `SELECT actor FROM review_viewing WHERE site_id = $1 AND item_id = $2 AND caller <> $3 AND until > now()
       ORDER BY actor`,
      [siteId, id, caller],
    );
    return rows.map(({ actor }) => actor);
  }

  /**
   * Opens an item for a comment that is decided and has none, in the queue that takes everything until it is routed.
   * The comment stays as it is decided.
   * @returns the id of the item that is open now; undefined when there is nothing to look at
   */
  async open(
    tx: SiteTransaction,
    siteId: string,
    commentId: string,
  ): Promise<{ id: string; isNew: boolean } | undefined> {
    const [comment] = await tx.query<{ rev: string; version: number; section: string | null }>(
      `SELECT c.head_rev AS rev, c.decision_version AS version, r.data::json -> 'article' ->> 'section' AS section
       FROM comment c JOIN revision r ON r.site_id = c.site_id AND r.comment_id = c.id AND r.rev = c.head_rev
       WHERE c.site_id = $1 AND c.id = $2 AND c.decision_version > 0 AND c.head_rev > coalesce(c.deleted_rev, -1)
       FOR NO KEY UPDATE OF c`,
      [siteId, commentId],
    );
    if (!comment) {
      return undefined;
    }
    const [made] = await tx.query<{ id: string }>(
      `INSERT INTO review_item AS r (site_id, comment_id, rev, decision_version, source, section, queue, direction, horizon)
       SELECT $1, $2, $3, $4, 'hand', $5, q.id, ${QUEUE_DIRECTION}, ${QUEUE_HORIZON} FROM review_queue q
       WHERE q.site_id = $1 AND q.id = $6
       ON CONFLICT (site_id, comment_id) WHERE closed_at IS NULL DO NOTHING RETURNING r.id::text AS id`,
      [siteId, commentId, comment.rev, comment.version, comment.section, FALLBACK_QUEUE],
    );
    if (made) {
      return { ...made, isNew: true };
    }
    const [open] = await tx.query<{ id: string }>(
      'SELECT id::text AS id FROM review_item WHERE site_id = $1 AND comment_id = $2 AND closed_at IS NULL',
      [siteId, commentId],
    );
    return open && { ...open, isNew: false };
  }

  /** Who looks at an item and who passed it over, where the time of that is over; of all sites that `on` sees. */
  async forget(on: Transaction): Promise<void> {
    await on.query('DELETE FROM review_viewing WHERE until < now()');
    await on.query('DELETE FROM review_skip WHERE until < now()');
  }
}
