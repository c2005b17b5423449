import type { ReplayRow } from '@palaver/persistence';
import type { Evaluation } from '@palaver/rules';

/**
 * The evaluation a row holds, as `evaluate` gave it. Whoever needs one from the store takes it from here: how much of it
 * is written in each row is the store's business.
 */
export function storedEvaluation({ result }: { result: NonNullable<ReplayRow['result']> }): Evaluation {
  const { shadowRun: _, ...evaluation } = JSON.parse(result) as Evaluation & { shadowRun?: unknown };
  return evaluation;
}
