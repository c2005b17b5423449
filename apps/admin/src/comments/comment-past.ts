import { type CommentHistory } from '@palaver/contracts';
import { toDecision } from '@palaver/moderation';
import { type CommentPast } from '@palaver/persistence';

/** Decisions with who took them, and the texts that are kept. */
export function toPast({ decisions, revisions }: CommentPast): Pick<CommentHistory, 'decisions' | 'revisions'> {
  return {
    decisions: decisions.map((row) => ({
      ...toDecision(row),
      actor: row.actor,
      reason: row.reasonCode,
      note: row.note,
    })),
    revisions: revisions.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() })),
  };
}
