import type { Database } from '../database.js';
import { type BatchJob, type BatchStep, stepBatch } from './step-batch.js';

const LEASE_SECONDS = 10;

/** Takes what waits, or what its process has left behind. */
const LEASE = {
  name: 'lease_batch',
  text: `
WITH due AS MATERIALIZED (
  SELECT site_id, id FROM batch WHERE state IN ('waiting', 'running') AND (lease_until IS NULL OR lease_until < now())
  ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED
)
UPDATE batch b SET state = 'running', lease_token = gen_random_uuid(),
  lease_until = now() + make_interval(secs => ${LEASE_SECONDS}), started_at = coalesce(b.started_at, now())
FROM due WHERE b.site_id = due.site_id AND b.id = due.id
RETURNING b.site_id AS "siteId", b.id, b.lease_token AS token`,
};

/** The same for one that the caller has made himself. */
const LEASE_ONE = {
  name: 'lease_this_batch',
  text: `
UPDATE batch SET state = 'running', lease_token = gen_random_uuid(),
  lease_until = now() + make_interval(secs => ${LEASE_SECONDS}), started_at = coalesce(started_at, now())
WHERE site_id = $1 AND id = $2 AND state IN ('waiting', 'running') AND (lease_until IS NULL OR lease_until < now())
RETURNING site_id AS "siteId", id, lease_token AS token`,
};

const GIVE_BACK = `
UPDATE batch SET lease_token = NULL, lease_until = NULL
WHERE site_id = $1 AND id = $2 AND lease_token = $3 AND state = 'running'`;

/** Previews that nobody carried out are forgotten after a day. */
const FORGET = `
DELETE FROM batch WHERE (site_id, id) IN (
  SELECT site_id, id FROM batch WHERE state = 'previewed' AND created_at < now() - interval '1 day' LIMIT 100)`;

/** Acts over many comments as whoever carries one out sees them. */
export class BatchJobRepository {
  constructor(private readonly db: Pick<Database, 'query' | 'transaction'>) {}

  async lease(): Promise<BatchJob | undefined> {
    return (await this.db.query<BatchJob>(LEASE))[0];
  }

  async step(job: BatchJob): Promise<BatchStep> {
    return this.db.transaction((tx) => stepBatch(tx, job, LEASE_SECONDS));
  }

  /** At an orderly stop: the next process need not wait for the lease to end. */
  async giveBack({ siteId, id, token }: BatchJob): Promise<void> {
    await this.db.query(GIVE_BACK, [siteId, id, token]);
  }

  async forget(): Promise<void> {
    await this.db.query(FORGET);
  }
}

/**
 * Carries a batch of one site out at once, a transaction to a step. If the process dies meanwhile, a worker goes on once
 * the lease is over.
 */
export async function carryOutBatch(
  db: Pick<Database, 'forSites'>,
  { siteId, id }: { siteId: string; id: string },
): Promise<void> {
  const [job] = await db.forSites([siteId], (tx) => tx.query<BatchJob>(LEASE_ONE, [siteId, id]));
  let step: BatchStep = job ? 'more' : 'lost';
  while (job && step === 'more') {
    step = await db.forSites([siteId], (tx) => stepBatch(tx, job, LEASE_SECONDS));
  }
}
