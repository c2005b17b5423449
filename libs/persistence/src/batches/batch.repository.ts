import { recordAudit } from '../admin/audit.js';
import type { Database, SiteTransaction, Transaction } from '../database.js';
import { BATCH, type BatchRow, COUNTED, ENTRY, type EntryRow, type EntryState, type NewBatch } from './batch-row.js';

/** Makes the row of an act over many comments; its comments are added by the caller, in the same transaction. */
export async function createBatch(tx: Transaction, batch: NewBatch, state: 'previewed' | 'waiting'): Promise<string> {
  const { siteId, kind, target, source, reasonCode, note, cause, actor, owner } = batch;
  const values = [siteId, kind, state, target, source, reasonCode, note, JSON.stringify(cause), actor, owner];
  const [row] = await tx.query<{ id: string }>(
    `INSERT INTO batch (site_id, kind, state, target, source, reason_code, note, cause, actor, owner)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8::json, $9, $10) RETURNING id`,
    values,
  );
  return (row as { id: string }).id;
}

export async function findBatch(tx: Transaction, id: string): Promise<BatchRow | undefined> {
  const [row] = await tx.query<BatchRow>(`SELECT ${BATCH} FROM batch b WHERE b.id = $1`, [id]);
  return row;
}

/** What began, with its comments counted, in the audit log. */
export async function recordBegin(tx: Transaction, batch: BatchRow, actor: string): Promise<void> {
  const { siteId, id, kind, target, reasonCode, cause, counts } = batch;
  const content = { kind, target, reason: reasonCode, cause, comments: counts.open ?? 0 };
  await recordAudit(tx, { siteId, actor, action: 'batch.begin', subject: `batch:${id}`, content });
}

export interface BatchFilter {
  siteId?: string;
  actor?: string;
}

/** Acts over many comments as people read and steer them; what becomes of their comments is `stepBatch`'s. */
export class BatchRepository {
  constructor(private readonly db: Pick<Database, 'forSites'>) {}

  async find(sites: readonly string[], id: string): Promise<BatchRow | undefined> {
    return this.db.forSites(sites, (tx) => findBatch(tx, id));
  }

  /** Newest first, previews that were not carried out left out. */
  async list(
    sites: readonly string[],
    { siteId, actor }: BatchFilter,
    { after, limit }: { after?: string; limit: number },
  ): Promise<BatchRow[]> {
    return this.db.forSites(sites, (tx) =>
      tx.query<BatchRow>(
        `SELECT ${BATCH} FROM batch b
         WHERE b.state <> 'previewed' AND ($1::text IS NULL OR b.site_id = $1) AND ($2::text IS NULL OR b.actor = $2)
           AND ($3::uuid IS NULL OR (b.created_at, b.id) < (SELECT p.created_at, p.id FROM batch p WHERE p.id = $3::uuid))
         ORDER BY b.created_at DESC, b.id DESC LIMIT $4`,
        [siteId ?? null, actor ?? null, after ?? null, limit],
      ),
    );
  }

  /** By comment, those behind `after`. */
  async entries(
    { siteId, id }: Pick<BatchRow, 'siteId' | 'id'>,
    state: EntryState | undefined,
    { after = '', limit }: { after?: string; limit: number },
  ): Promise<EntryRow[]> {
    return this.db.forSites([siteId], (tx) =>
      tx.query<EntryRow>(
        `SELECT ${ENTRY} FROM batch_entry e WHERE e.site_id = $1 AND e.batch_id = $2 AND e.comment_id > $3
           AND ($4::text IS NULL OR e.state = $4) ORDER BY e.comment_id LIMIT $5`,
        [siteId, id, after, state ?? null, limit],
      ),
    );
  }

  /** What was previewed is decided from now on. Undefined when it was begun or has ended. */
  async begin({ siteId, id }: BatchRow, actor: string, owner: string): Promise<BatchRow | undefined> {
    return this.db.forSites([siteId], async (tx) => {
      const row = await moved(
        tx,
        `UPDATE batch b SET state = 'waiting', actor = $3, owner = $4
         WHERE b.site_id = $1 AND b.id = $2 AND b.state = 'previewed' RETURNING ${BATCH}`,
        [siteId, id, actor, owner],
      );
      if (row) {
        await recordBegin(tx, row, actor);
      }
      return row;
    });
  }

  /** What is decided stays. Undefined when it has ended. Whoever carries it out notices at his next step. */
  async cancel({ siteId, id }: BatchRow, actor: string): Promise<BatchRow | undefined> {
    return this.db.forSites([siteId], async (tx) => {
      const row = await moved(
        tx,
        `UPDATE batch b SET state = 'cancelled', counts = ${COUNTED}, ended_at = now(), lease_token = NULL,
           lease_until = NULL
         WHERE b.site_id = $1 AND b.id = $2 AND b.state IN ('previewed', 'waiting', 'running') RETURNING ${BATCH}`,
        [siteId, id],
      );
      if (row) {
        const { counts } = row;
        await recordAudit(tx, { siteId, actor, action: 'batch.cancel', subject: `batch:${id}`, content: { counts } });
      }
      return row;
    });
  }
}

async function moved(tx: SiteTransaction, sql: string, values: unknown[]): Promise<BatchRow | undefined> {
  const [row] = await tx.query<BatchRow>(sql, values);
  return row;
}
