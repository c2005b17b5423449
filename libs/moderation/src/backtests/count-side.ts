import type { Evaluation } from '@palaver/rules';
import type { Label, RuleTally, SideTally } from './tally.js';

/** Adds one outcome to what a rule set came to. */
export function countSide(side: SideTally, evaluation: Evaluation, label: Label): void {
  const { action, reasons, shadow, skipped } = evaluation;
  side.actions[action] += 1;
  if (label !== null) {
    side.judged[action][label] += 1;
  }
  for (const { rule } of [...reasons, ...shadow]) {
    const counted = tallyOf(side, rule);
    counted.hits += 1;
    if (label !== null) {
      counted.byLabel[label] += 1;
    }
  }
  for (const { rule } of skipped) {
    tallyOf(side, rule).skipped += 1;
  }
}

function tallyOf({ rules }: SideTally, rule: string): RuleTally {
  return (rules[rule] ??= { hits: 0, byLabel: [0, 0], skipped: 0 });
}
