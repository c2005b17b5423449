import { recordAudit } from '../admin/audit.js';
import type { Database, Transaction } from '../database.js';
import { type BatchJob, leaseBatch, LEASED } from './batch-lease.js';
import { BATCH, type BatchRow, COUNTED, ENTRY, type EntryRow, type EntryState, type NewBatch } from './batch-row.js';

/** Makes the row of an act over many comments; its comments are added by the caller. Nothing is decided yet. */
export async function previewBatch(tx: Transaction, batch: NewBatch): Promise<string> {
  return (await createBatch(tx, batch, 'previewed')).id;
}

/** The same for one that the caller carries out at once, or hands over. */
export async function leaseNewBatch(tx: Transaction, batch: NewBatch): Promise<BatchJob> {
  return createBatch(tx, batch, 'running');
}

/** The same for one that a worker is to carry out. */
export async function queueBatch(tx: Transaction, batch: NewBatch): Promise<string> {
  return (await createBatch(tx, batch, 'waiting')).id;
}

async function createBatch(
  tx: Transaction,
  batch: NewBatch,
  state: 'previewed' | 'waiting' | 'running',
): Promise<BatchJob> {
  const { siteId, kind, target, source, reasonCode, note, cause, actor, owner } = batch;
  const values = [siteId, kind, state, target, source, reasonCode, note, JSON.stringify(cause), actor, owner];
  const [row] = await tx.query<BatchJob>(
    `INSERT INTO batch AS b (site_id, kind, state, target, source, reason_code, note, cause, actor, owner)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8::json, $9, $10) RETURNING b.site_id AS "siteId", b.id`,
    values,
  );
  if (state === 'running') {
    return (await leaseBatch(tx, row as BatchJob)) as BatchJob;
  }
  return row as BatchJob;
}

export async function findBatch(tx: Transaction, id: string): Promise<BatchRow | undefined> {
  const [row] = await tx.query<BatchRow>(`SELECT ${BATCH} FROM batch b WHERE b.id = $1`, [id]);
  return row;
}

/** What began, with its comments counted, in the audit log. */
export async function recordBegin(tx: Transaction, batch: BatchRow, actor: string): Promise<void> {
  await recordBatch(tx, 'batch.begin', batch, actor);
}

/** What was chosen, in the audit log. */
export async function recordPreview(tx: Transaction, batch: BatchRow): Promise<void> {
  await recordBatch(tx, 'batch.preview', batch, batch.actor);
}

/** Words and names that were searched for may be a reader's; which comments they found is in the batch. */
async function recordBatch(tx: Transaction, action: string, batch: BatchRow, actor: string): Promise<void> {
  const { siteId, id, kind, target, reasonCode, counts } = batch;
  const { text: _text, author: _author, ...cause } = batch.cause;
  const content = { kind, target, reason: reasonCode, cause, comments: counts.open ?? 0 };
  await recordAudit(tx, { siteId, actor, action, subject: `batch:${id}`, content });
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

  /** What was previewed is decided from now on, by the caller. Undefined when it was begun or has ended. */
  async begin({ siteId, id }: BatchRow, actor: string, owner: string): Promise<(BatchRow & BatchJob) | undefined> {
    return this.db.forSites([siteId], async (tx) => {
      const [row] = await tx.query<BatchRow & BatchJob>(
        `UPDATE batch b SET state = 'running', actor = $3, owner = $4, ${LEASED}
         WHERE b.site_id = $1 AND b.id = $2 AND b.state = 'previewed' RETURNING ${BATCH}, b.lease_token AS token`,
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
      const [row] = await tx.query<BatchRow>(
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
