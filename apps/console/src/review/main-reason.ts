import { type Reason, type ReasonCode } from '../api/things.js';

/** What speaks most against it. */
export function mainReason(reasons: readonly Reason[], labels: readonly ReasonCode[]): ReasonCode | undefined {
  const [strongest] = [...reasons].sort((one, other) => other.points - one.points);
  return strongest?.code ?? labels[0];
}
