import { hash } from 'node:crypto';
import type { Evaluation } from '@palaver/rules';

const digests = new Map<string, string>();
const maxDigests = 1_000;

/**
 * Equal for equal outcomes: the action, and the reasons with their points. Nearly all comments end in one of a few ways,
 * so that their digests are there already.
 */
export function digestOf(evaluation: Evaluation): string {
  const reasons = evaluation.reasons.map(({ rule, code, points }) => `${rule} ${code} ${points}`).sort();
  const outcome = JSON.stringify([evaluation.action, reasons]);
  let digest = digests.get(outcome);
  if (digest === undefined) {
    digest = hash('sha256', outcome, 'base64url').slice(0, 16);
    if (digests.size >= maxDigests) {
      digests.clear();
    }
    digests.set(outcome, digest);
  }
  return digest;
}
