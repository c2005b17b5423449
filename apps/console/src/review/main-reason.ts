import { type ReasonCode, type ReviewItem } from '../api/things.js';

/** What speaks most against it. */
export function mainReason({ comment: { decision, labels } }: ReviewItem): ReasonCode | undefined {
  const [strongest] = [...(decision?.reasons ?? [])].sort((one, other) => other.points - one.points);
  return strongest?.code ?? labels[0];
}
