import type { Database, SiteTransaction } from '../database.js';
import { IS_FREE, ITEM, type ReviewItemRow, type ReviewReader, WITH_QUEUE } from '../review/review-item-row.js';
import { takeStatement } from '../review/take-statement.js';

export interface ReviewClaim {
  /** Only this site's items. */
  siteId?: string;
  /** Only items of the queue with this id. */
  queue?: string;
  limit: number;
}

const LEASE_SECONDS = 300;
/** Beyond what is asked for: what others are taking in this moment is passed over. */
const SPARE = 20;
const MANY_SPARE = 1000;
const CHANGED = 'changed = pg_current_xact_id()';
const NOBODY = `claim_owner = NULL, claim_until = NULL, ${CHANGED}`;

/** What $1 holds. */
export const HELD = `SELECT ${ITEM} FROM review_item r ${WITH_QUEUE}
  WHERE r.claim_owner = $1 AND r.claim_until > now() AND r.closed_at IS NULL ORDER BY r.rank, r.id`;
/** Gives back all that $1 holds. */
export const RELEASE_ALL = `UPDATE review_item SET ${NOBODY}
  WHERE claim_owner = $1 AND closed_at IS NULL RETURNING id::text AS id`;

/** The review queue: rows that callers lease. An item is in one caller's hands at a time. */
export class ReviewRepository {
  constructor(
    private readonly db: Database,
    private readonly leaseSeconds = LEASE_SECONDS,
  ) {}

  /**
   * Leases the items that nobody holds and that come first in the queues the reader may work in. Left out are items he
   * has skipped lately or given his opinion on, and those of deleted comments.
   */
  async claim(reader: ReviewReader, { siteId, queue, limit }: ReviewClaim): Promise<ReviewItemRow[]> {
    const take = (count: number, spare: number) =>
      this.db.forSites(reader.sites, (tx) =>
        tx.query<ReviewItemRow>(takeStatement(reader.sections !== null), [
          reader.id,
          reader.actor,
          reader.role,
          siteId ?? null,
          queue ?? null,
          count,
          spare,
          this.leaseSeconds,
          ...(reader.sections === null ? [] : [reader.sections]),
        ]),
      );
    const rows = await take(limit, SPARE);
    // Fewer than were asked for: all is taken, or what comes first is being taken by others right now, or is too severe.
    return rows.length < limit ? [...rows, ...(await take(limit - rows.length, MANY_SPARE))] : rows;
  }

  /** What the reader holds. */
  async held(reader: ReviewReader): Promise<ReviewItemRow[]> {
    return this.db.forSites(reader.sites, (tx) => tx.query<ReviewItemRow>(HELD, [reader.id]));
  }

  /** Undefined for what the reader does not see. */
  async find(
    tx: SiteTransaction,
    id: string,
    sections: readonly string[] | null = null,
  ): Promise<ReviewItemRow | undefined> {
    const [row] = await tx.query<ReviewItemRow>(
      `SELECT ${ITEM} FROM review_item r ${WITH_QUEUE}
       WHERE r.id = $1 AND ($2::text[] IS NULL OR r.section = ANY ($2))`,
      [id, sections],
    );
    return row;
  }

  /** Leases one item, or leases it anew to whoever holds it; false when somebody else holds it or it is closed. */
  async take(tx: SiteTransaction, id: string, owner: string): Promise<boolean> {
    return this.changes(
      tx,
      `UPDATE review_item r SET claim_owner = $2, claim_until = now() + make_interval(secs => $3), ${CHANGED}
       WHERE r.id = $1 AND r.closed_at IS NULL AND (r.claim_owner = $2 OR ${IS_FREE}) RETURNING r.id`,
      [id, owner, this.leaseSeconds],
    );
  }

  /** Makes the leases the owner still has last longer, of one item or of all; the ids of those that were. */
  async extend(tx: SiteTransaction, owner: string, id?: string): Promise<{ id: string; until: Date }[]> {
    return tx.query(
      `UPDATE review_item r SET claim_until = now() + make_interval(secs => $2), ${CHANGED}
       WHERE r.claim_owner = $1 AND r.claim_until > now() AND r.closed_at IS NULL AND ($3::bigint IS NULL OR r.id = $3)
       RETURNING r.id::text AS id, r.claim_until AS until`,
      [owner, this.leaseSeconds, id ?? null],
    );
  }

  /** Gives an item from one's own hands into another's; false when it is not in them. */
  async handOver(tx: SiteTransaction, id: string, owner: string, to: string): Promise<boolean> {
    return this.changes(
      tx,
      `UPDATE review_item r SET claim_owner = $3, claim_until = now() + make_interval(secs => $4), ${CHANGED}
       WHERE r.id = $1 AND r.claim_owner = $2 AND r.claim_until > now() AND r.closed_at IS NULL RETURNING r.id`,
      [id, owner, to, this.leaseSeconds],
    );
  }

  /** Ends the caller's own claim; false when it is not his. */
  async release(tx: SiteTransaction, id: string, owner: string): Promise<boolean> {
    return this.changes(
      tx,
      `UPDATE review_item SET ${NOBODY} WHERE id = $1 AND claim_owner = $2 AND closed_at IS NULL RETURNING id`,
      [id, owner],
    );
  }

  /** Ends all of them, as at the end of a shift; the ids. */
  async releaseAll(tx: SiteTransaction, owner: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(RELEASE_ALL, [owner]);
    return rows.map(({ id }) => id);
  }

  private async changes(tx: SiteTransaction, statement: string, values: unknown[]): Promise<boolean> {
    return (await tx.query(statement, values)).length > 0;
  }
}
