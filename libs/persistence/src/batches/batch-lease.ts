import type { Transaction } from '../database.js';

/** A batch that this process has leased. */
export interface BatchJob {
  siteId: string;
  id: string;
  token: string;
}

export const LEASE_SECONDS = 10;

/** Assignments of the batch `b`. */
export const LEASED = `lease_token = gen_random_uuid(), lease_until = now() + make_interval(secs => ${LEASE_SECONDS}),
  started_at = coalesce(b.started_at, now())`;
export const JOB = `b.site_id AS "siteId", b.id, b.lease_token AS token`;

/** Takes this one, which nobody else has seen yet. */
export async function leaseBatch(
  tx: Transaction,
  { siteId, id }: Pick<BatchJob, 'siteId' | 'id'>,
): Promise<BatchJob | undefined> {
  const [job] = await tx.query<BatchJob>(
    `UPDATE batch b SET state = 'running', ${LEASED} WHERE b.site_id = $1 AND b.id = $2 RETURNING ${JOB}`,
    [siteId, id],
  );
  return job;
}

/** Whoever looks next takes it up, without waiting for the lease to end. */
export async function giveBackBatch(tx: Transaction, { siteId, id, token }: BatchJob): Promise<void> {
  await tx.query(
    `UPDATE batch SET state = 'waiting', lease_token = NULL, lease_until = NULL
     WHERE site_id = $1 AND id = $2 AND lease_token = $3 AND state = 'running'`,
    [siteId, id, token],
  );
}
