import type { CommentInput } from '../comment.js';
import type { CompiledRuleSet } from '../compile.js';
import type { Evidence } from '../conditions/condition.js';
import { WORK_BUDGET } from '../evaluate.js';
import type { Facts } from '../facts.js';
import { Reading } from '../reading.js';
import { YES } from '../truth.js';

/** The entries of lists, and the terms in conditions, that these rules find in a comment, as they were written. */
export function entriesFound(
  ruleSet: CompiledRuleSet,
  comment: CommentInput,
  facts: Facts,
  ids: readonly string[],
): Map<string, string[]> {
  const reading = new Reading(comment, facts, ruleSet, WORK_BUDGET);
  const wanted = new Set(ids);
  const found = new Map<string, string[]>();
  for (const { id, condition } of ruleSet.rules) {
    if (wanted.has(id) && condition.test(reading) === YES) {
      const evidence: Evidence = { spans: [], finds: [] };
      condition.explain(reading, evidence);
      const terms = evidence.finds.flatMap(({ term }) => (term === undefined ? [] : [ruleSet.terms.termAt(term)]));
      if (terms.length > 0) {
        found.set(id, [...new Set(terms)]);
      }
    }
  }
  return found;
}
