import type { CommentInput } from '../comment.js';
import type { CompiledRuleSet } from '../compile.js';
import type { Evidence } from '../conditions/condition.js';
import { WORK_BUDGET } from '../evaluate.js';
import type { Facts } from '../facts.js';
import { Reading } from '../reading.js';
import { YES } from '../truth.js';

/**
 * What each rule costs on a comment, in the clock's unit: its condition, and its evidence when it hits. Searching the
 * text for the terms of all rules comes before and is nobody's; a rule that lacks what it needs is not run and costs
 * nothing. What rules share is paid by the first of them, as it is when comments are scored.
 */
export function ruleCosts(
  ruleSet: CompiledRuleSet,
  comment: CommentInput,
  facts: Facts,
  clock: () => number,
): Map<string, number> {
  const reading = new Reading(comment, facts, ruleSet, WORK_BUDGET);
  const met = ruleSet.presence.met(reading);
  const costs = new Map<string, number>();
  ruleSet.rules.forEach(({ id, condition, mode }, index) => {
    if (mode === 'off') {
      return;
    }
    const start = clock();
    if (met[index] !== 0 && condition.test(reading) === YES) {
      const evidence: Evidence = { spans: [], finds: [] };
      condition.explain(reading, evidence);
    }
    costs.set(id, met[index] === 0 ? 0 : Math.max(0, clock() - start));
  });
  return costs;
}
