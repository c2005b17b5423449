import type { Database, SiteTransaction } from '../database.js';

export interface ReviewItemRow {
  id: string;
  siteId: string;
  commentId: string;
  openedAt: Date;
  closedAt: Date | null;
  claimOwner: string | null;
  /** Null when nobody holds it, or his lease is over. */
  claimUntil: Date | null;
}

export interface ReviewClaim {
  /** What the caller may see: `['*']` is all. */
  sites: readonly string[];
  /** Only this site's items. */
  siteId?: string;
  owner: string;
  limit: number;
}

const CLAIM_LEASE = `interval '5 minutes'`;
const ITEM = `id::text AS id, site_id AS "siteId", comment_id AS "commentId", opened_at AS "openedAt",
  closed_at AS "closedAt", CASE WHEN claim_until > now() THEN claim_owner END AS "claimOwner",
  CASE WHEN claim_until > now() THEN claim_until END AS "claimUntil"`;
const ORDER = 'ORDER BY rank, id';

/** The review queue: rows that callers lease. An item is in one caller's hands at a time. */
export class ReviewRepository {
  constructor(private readonly db: Database) {}

  /**
   * Leases the most urgent items that nobody holds, the caller included, for 5 minutes. Items of deleted comments are
   * passed over.
   */
  async claim({ sites, siteId, owner, limit }: ReviewClaim): Promise<ReviewItemRow[]> {
    const one = siteId ?? (sites.length === 1 && sites[0] !== '*' ? sites[0] : undefined);
    const where = one === undefined ? '' : 'r.site_id = $3 AND';
    return this.db.forSites(sites, (tx) =>
      tx.query<ReviewItemRow>(
        `WITH picked AS MATERIALIZED (
           SELECT r.site_id, r.id FROM review_item r
           WHERE ${where} r.closed_at IS NULL AND (r.claim_until IS NULL OR r.claim_until <= now())
             AND EXISTS (SELECT 1 FROM comment c WHERE c.site_id = r.site_id AND c.id = r.comment_id
               AND c.head_rev > coalesce(c.deleted_rev, -1))
           ORDER BY r.rank, r.id LIMIT $2 FOR UPDATE OF r SKIP LOCKED
         ), claimed AS (
           UPDATE review_item r SET claim_owner = $1, claim_until = now() + ${CLAIM_LEASE},
             changed = pg_current_xact_id()
           FROM picked p WHERE r.site_id = p.site_id AND r.id = p.id RETURNING r.*
         ) SELECT ${ITEM} FROM claimed ${ORDER}`,
        one === undefined ? [owner, limit] : [owner, limit, one],
      ),
    );
  }

  /** What the caller holds. */
  async held(sites: readonly string[], owner: string): Promise<ReviewItemRow[]> {
    return this.db.forSites(sites, (tx) =>
      tx.query<ReviewItemRow>(
        `SELECT ${ITEM} FROM review_item WHERE claim_owner = $1 AND claim_until > now() AND closed_at IS NULL ${ORDER}`,
        [owner],
      ),
    );
  }

  async find(tx: SiteTransaction, id: string): Promise<ReviewItemRow | undefined> {
    const [row] = await tx.query<ReviewItemRow>(`SELECT ${ITEM} FROM review_item WHERE id = $1`, [id]);
    return row;
  }

  /** Ends the caller's own claim; false when it is not his. */
  async release(tx: SiteTransaction, id: string, owner: string): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE review_item SET claim_owner = NULL, claim_until = NULL, changed = pg_current_xact_id()
       WHERE id = $1 AND claim_owner = $2 AND closed_at IS NULL RETURNING id`,
      [id, owner],
    );
    return rows.length > 0;
  }
}
