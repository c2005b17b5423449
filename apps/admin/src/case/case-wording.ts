import { type CaseDecision } from '@palaver/persistence';
import { type Evaluation, type RuleSetDocument } from '@palaver/rules';

type Wording = Record<string, never>;

/** Rules and composites of a version by their id, as they were published. */
export function wordingOf(document: string): Map<string, Wording> {
  const { rules, composites } = JSON.parse(document) as RuleSetDocument;
  return new Map([...rules, ...composites].map((rule) => [rule.id, rule as unknown as Wording]));
}

/** The rules that counted, and those that only would have, in the order they are told. */
export function hitRules(decisions: readonly Pick<CaseDecision, 'result'>[]): string[] {
  const results = decisions.flatMap(({ result }) => (result === null ? [] : [JSON.parse(result) as Evaluation]));
  const hits = results.flatMap(({ reasons, shadow }) => [...reasons, ...(shadow ?? [])]);
  return [...new Set(hits.map(({ rule }) => rule))];
}
