import type { RuleSetDocument } from '@palaver/rules';

/** Every string in a condition: those that name a list are what is looked for. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** The entries of the lists a rule looks for in text; a condition's own terms are part of the rule. */
export function ruleTerms({ lists }: RuleSetDocument, when: unknown): Set<string> {
  const named = new Set(stringsIn(when).filter((name) => Object.hasOwn(lists, name)));
  const searched = Object.entries(lists).filter(([name, list]) => named.has(name) && list.match !== 'domain');
  const entries = searched.flatMap(([, list]) => list.terms ?? []);
  return new Set(entries.map((entry) => (typeof entry === 'string' ? entry : entry.term)));
}
