import type { Evaluation } from '@palaver/rules';
import { keepSample } from './flips.js';
import { emptyRule, type Label, type RuleTally, type SampleTally, type SideTally } from './tally.js';

const MOST_SAMPLES = 3;

/** Adds one outcome to what a rule set came to. @param sample where samples are kept of what rules hold */
export function countSide(side: SideTally, evaluation: Evaluation, label: Label, sample?: () => SampleTally): void {
  const { action, reasons, shadow, skipped } = evaluation;
  side.actions[action] += 1;
  if (label !== null) {
    side.judged[action][label] += 1;
  }
  const isHeld = action !== 'approve';
  for (const { rule } of [...reasons, ...shadow]) {
    const counted = tallyOf(side, rule);
    counted.hits += 1;
    counted.held += isHeld ? 1 : 0;
    if (sample && (isHeld || !reasons.some((reason) => reason.rule === rule))) {
      keepSample(counted.samples, MOST_SAMPLES, sample());
    }
    if (label !== null) {
      counted.byLabel[label] += 1;
    }
  }
  for (const { rule } of skipped) {
    tallyOf(side, rule).skipped += 1;
  }
}

function tallyOf({ rules }: SideTally, rule: string): RuleTally {
  return (rules[rule] ??= emptyRule());
}
