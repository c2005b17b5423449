import type { ReasonCode } from '@palaver/contracts';
import { recordAudit, recordAudits } from '../admin/audit.js';
import type { Transaction } from '../database.js';
import { decideListed, type ListedOutcome, type ListedVerdict } from '../pipeline/person-decisions.js';
import { type BatchJob } from './batch-lease.js';
import { BATCH, type BatchRow, COUNTED, ENTRY, type EntryRow, type NewBatch, TASK } from './batch-row.js';
import { findEarlier } from './find-earlier.js';

/** `lost`: it was cancelled, or another process has it. */
export type BatchStep = 'more' | 'done' | 'lost';

/** So many comments to a transaction: their locks are held for some tens of milliseconds. */
const STEP = 200;

interface HeldBatch extends NewBatch {
  id: string;
  mode: 'live' | 'observe';
}

const HOLD = {
  name: 'hold_batch',
  text: `SELECT ${TASK}, s.mode FROM batch b JOIN site s ON s.id = b.site_id
    WHERE b.site_id = $1 AND b.id = $2 AND b.lease_token = $3 AND b.state = 'running' FOR UPDATE OF b`,
};
export const OPEN = {
  name: 'open_entries',
  text: `SELECT ${ENTRY} FROM batch_entry e WHERE e.site_id = $1 AND e.batch_id = $2 AND e.state = 'open'
    ORDER BY e.comment_id LIMIT ${STEP}`,
};
/** The OFFSET 0 holds the planner to one look-up per comment, as in CLOSE_EARLIER. */
export const CLOSE = {
  name: 'close_entries',
  text: `
WITH kept AS (
  UPDATE batch SET lease_until = now() + make_interval(secs => $4) WHERE site_id = $1 AND id = $2
)
UPDATE batch_entry e SET state = f.state FROM (
  SELECT o.*, i.state FROM json_to_recordset($3::json) AS i(comment text, state text) CROSS JOIN LATERAL (
    SELECT b.site_id, b.batch_id, b.comment_id FROM batch_entry b
    WHERE b.site_id = $1 AND b.batch_id = $2 AND b.comment_id = i.comment OFFSET 0
  ) o
) f WHERE e.site_id = f.site_id AND e.batch_id = f.batch_id AND e.comment_id = f.comment_id`,
};
const END = {
  name: 'end_batch',
  text: `UPDATE batch b SET state = 'done', counts = ${COUNTED}, lease_token = NULL, lease_until = NULL, ended_at = now()
    WHERE b.site_id = $1 AND b.id = $2 RETURNING ${BATCH}`,
};

/**
 * The next comments of a batch, in the caller's transaction: decided where they are as they were chosen, and reported
 * where not. The row of the batch is locked first, so that no comment is decided twice by two processes.
 */
export async function stepBatch(tx: Transaction, job: BatchJob, leaseSeconds: number): Promise<BatchStep> {
  const { siteId, id, token } = job;
  const [batch] = await tx.query<HeldBatch>(HOLD, [siteId, id, token]);
  if (!batch) {
    return 'lost';
  }
  const entries = await tx.query<EntryRow>(OPEN, [siteId, id]);
  if (entries.length > 0) {
    const verdicts = await verdictsOf(tx, batch, entries);
    const outcomes = await decideListed(tx, siteId, verdicts, batch.owner);
    const closed = [...outcomes].map(([comment, { status }]) => ({ comment, state: status }));
    await tx.query(CLOSE, [siteId, id, JSON.stringify(closed), leaseSeconds]);
    await recordDecisions(tx, batch, verdicts, outcomes);
  }
  if (entries.length === STEP) {
    return 'more';
  }
  const [ended] = await tx.query<BatchRow>(END, [siteId, id]);
  const content = { counts: ended?.counts ?? {} };
  await recordAudit(tx, { siteId, actor: batch.actor, action: 'batch.end', subject: `batch:${id}`, content });
  return 'done';
}

async function verdictsOf(tx: Transaction, batch: HeldBatch, entries: readonly EntryRow[]): Promise<ListedVerdict[]> {
  const { kind, target, source, reasonCode, actor, note, id, mode } = batch;
  const earlier = target === 'before' ? await findEarlier(tx, batch.siteId, entries) : undefined;
  return entries.map(({ commentId, rev, version }) => ({
    commentId,
    expected: { rev, version },
    ...(target === 'before'
      ? (earlier?.get(commentId) ?? { action: 'review', reasonCode: 'needs_human' satisfies ReasonCode })
      : { action: target, reasonCode }),
    source,
    actor,
    note,
    deliver: mode === 'live',
    batchId: id,
    takesBack: target === 'before' || (kind === 'reverse' && target === 'review'),
  }));
}

async function recordDecisions(
  tx: Transaction,
  { siteId, id }: HeldBatch,
  verdicts: readonly ListedVerdict[],
  outcomes: ReadonlyMap<string, ListedOutcome>,
): Promise<void> {
  const events = verdicts.flatMap(({ commentId, action, reasonCode, actor, note }) => {
    const outcome = outcomes.get(commentId);
    if (outcome?.status !== 'decided') {
      return [];
    }
    const { rev, version } = outcome;
    const content = { batch: id, rev, version, action, reason: reasonCode, note };
    return [{ siteId, actor, action: 'comment.decide', subject: `comment:${commentId}`, content }];
  });
  await recordAudits(tx, events);
}
