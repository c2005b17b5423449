import { RETENTION } from '@palaver/contracts';
import type { Database } from '../database.js';
import { type BatchJob, giveBackBatch, JOB, LEASE_SECONDS, LEASED } from './batch-lease.js';
import { type BatchStep, stepBatch } from './step-batch.js';

/** Takes what waits, or what its process has left behind. */
const LEASE = {
  name: 'lease_batch',
  text: `
WITH due AS MATERIALIZED (
  SELECT site_id, id FROM batch WHERE state IN ('waiting', 'running') AND (lease_until IS NULL OR lease_until < now())
  ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED
)
UPDATE batch b SET state = 'running', ${LEASED}
FROM due WHERE b.site_id = due.site_id AND b.id = due.id RETURNING ${JOB}`,
};

/** Previews that nobody carried out are forgotten after a day. */
const FORGET = `
DELETE FROM batch WHERE (site_id, id) IN (
  SELECT site_id, id FROM batch WHERE state = 'previewed' AND created_at < now() - interval '${RETENTION.previews.days} days' LIMIT 100)`;

/** Acts over many comments as the worker that carries one out sees them. */
export class BatchJobRepository {
  constructor(private readonly db: Pick<Database, 'query' | 'transaction'>) {}

  async lease(): Promise<BatchJob | undefined> {
    return (await this.db.query<BatchJob>(LEASE))[0];
  }

  async step(job: BatchJob): Promise<BatchStep> {
    return this.db.transaction((tx) => stepBatch(tx, job, LEASE_SECONDS));
  }

  /** At an orderly stop: the next process need not wait for the lease to end. */
  async giveBack(job: BatchJob): Promise<void> {
    await giveBackBatch(this.db, job);
  }

  async forget(): Promise<void> {
    await this.db.query(FORGET);
  }
}

/**
 * Carries a batch that is leased out at once, a transaction to a step. If the process dies meanwhile, a worker goes on
 * once the lease is over.
 */
export async function carryOutBatch(db: Pick<Database, 'forSites'>, job: BatchJob): Promise<void> {
  let step: BatchStep = 'more';
  while (step === 'more') {
    step = await db.forSites([job.siteId], (tx) => stepBatch(tx, job, LEASE_SECONDS));
  }
}
