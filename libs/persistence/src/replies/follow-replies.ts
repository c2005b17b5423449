import { findBatch, queueBatch, recordBegin } from '../batches/batch.repository.js';
import type { BatchRow, NewBatch } from '../batches/batch-row.js';
import { addEntries, type SeenComment } from '../batches/fill-batch.js';
import type { Transaction } from '../database.js';
import { REPLIES_ACTOR, ROLES, STANDING_BELOW, TAKEN_DOWN_BELOW } from './reply-trees.js';

interface RoleRow {
  id: string;
  parent: string | null;
  role: 'rejected' | 'down' | 'below' | 'up' | null;
}

/**
 * What newly decided comments mean for their replies, as batches that wait for whoever carries them out: below a rejected
 * comment replies are hidden or put before a person, as the site has it, also those that come later; once it is rejected
 * no more, what was taken down with it alone comes back.
 */
export async function followReplies(tx: Transaction, siteId: string, comments: readonly string[]): Promise<void> {
  const [site] = await tx.query<{ replies: 'stay' | 'hide' | 'review' }>(
    'SELECT rejected_replies AS replies FROM site WHERE id = $1',
    [siteId],
  );
  const takesDown = site !== undefined && site.replies !== 'stay';
  const roles = await tx.query<RoleRow>(ROLES, [siteId, comments]);
  for (const { id, parent, role } of roles) {
    if (role === 'up') {
      const seen = await tx.query<SeenComment>(TAKEN_DOWN_BELOW, [siteId, id]);
      await queue(tx, back(siteId, id), seen);
    } else if (takesDown && (role === 'rejected' || role === 'below')) {
      const above = role === 'below' ? (parent ?? id) : id;
      const seen = await tx.query<SeenComment>(STANDING_BELOW, [siteId, id, role === 'below', above]);
      await queue(tx, down(siteId, above, site.replies === 'review'), seen);
    }
  }
}

async function queue(tx: Transaction, batch: NewBatch, seen: readonly SeenComment[]): Promise<void> {
  if (seen.length === 0) {
    return;
  }
  const id = await queueBatch(tx, batch);
  await addEntries(tx, batch.siteId, id, seen);
  await recordBegin(tx, (await findBatch(tx, id)) as BatchRow, batch.actor);
}

const POLICY = { kind: 'replies', source: 'policy', note: null, owner: null } as const;

function down(siteId: string, comment: string, isReviewed: boolean): NewBatch {
  const target = isReviewed ? 'review' : 'reject';
  const reasonCode = isReviewed ? 'needs_human' : 'policy_other';
  return { ...POLICY, siteId, target, reasonCode, cause: { comment }, actor: REPLIES_ACTOR };
}

function back(siteId: string, comment: string): NewBatch {
  return { ...POLICY, siteId, target: 'before', reasonCode: null, cause: { comment }, actor: 'system' };
}
