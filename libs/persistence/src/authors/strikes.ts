import type { ReasonCode, Strike, StrikePolicy } from '@palaver/contracts';
import type { Transaction } from '../database.js';

interface RejectedRow {
  commentId: string;
  reason: ReasonCode;
  at: Date;
}

const DAY_MS = 86_400_000;

/**
 * The strikes of an author that weigh now, newest first: his comments that stand rejected by a person, for a reason the
 * site gives weight. Nothing is kept of them, so that a rejection that is undone is no strike, and none has to expire.
 * @param at milliseconds since 1970
 */
export async function readStrikes(
  tx: Transaction,
  { siteId, key, policy, at }: { siteId: string; key: string; policy: StrikePolicy; at: number },
): Promise<Strike[]> {
  const longest = Math.max(...policy.weights.map(({ days }) => days));
  const rows = await tx.query<RejectedRow>(
    `SELECT c.id AS "commentId", d.reason_code AS reason, c.decided_at AS at
     FROM comment c JOIN decision d ON d.site_id = c.site_id AND d.comment_id = c.id AND d.rev = c.decided_rev
       AND d.run = c.decided_run
     WHERE c.author_key = $2 AND c.site_id = $1 AND c.decided_action = 'reject'
       AND c.decided_source IN ('moderator', 'site') AND c.decided_at > now() - make_interval(days => $3)
       AND d.reason_code = ANY ($4)
     ORDER BY c.decided_at DESC, c.id`,
    [siteId, key, longest, policy.weights.map(({ reason }) => reason)],
  );
  return rows.flatMap((row) => strikeOf(policy, row, at));
}

function strikeOf({ weights }: StrikePolicy, { commentId, reason, at }: RejectedRow, now: number): Strike[] {
  const weight = weights.find((one) => one.reason === reason);
  const expires = at.getTime() + (weight?.days ?? 0) * DAY_MS;
  return weight && expires > now
    ? [{ commentId, reason, points: weight.points, at: at.toISOString(), expiresAt: new Date(expires).toISOString() }]
    : [];
}

/** The highest step that the strikes reach with these comments and did not reach without them. */
export function stepReached(
  { steps }: StrikePolicy,
  strikes: readonly Strike[],
  comments: ReadonlySet<string>,
): StrikePolicy['steps'][number] | undefined {
  const sum = (some: readonly Strike[]) => some.reduce((points, strike) => points + strike.points, 0);
  const after = sum(strikes);
  const before = sum(strikes.filter(({ commentId }) => !comments.has(commentId)));
  return [...steps].sort((a, b) => b.points - a.points).find(({ points }) => before < points && points <= after);
}
