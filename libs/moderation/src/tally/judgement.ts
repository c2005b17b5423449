type Action = 'approve' | 'review' | 'reject';

/** A person decided otherwise than the machine. Who asks for a person is not contradicted by one who rejects. */
export function wasAgainst(action: Action, verdict: Action): boolean {
  return verdict === 'approve' ? action !== 'approve' : verdict === 'reject' && action === 'approve';
}

/**
 * The same, told of one reason: it is overturned with a decision it spoke for. A reason with points speaks against the
 * comment, one that takes points away for it.
 */
export function isOverturned(action: Action, verdict: Action, points: number): boolean {
  return wasAgainst(action, verdict) && (points < 0 ? action === 'approve' : action !== 'approve');
}
