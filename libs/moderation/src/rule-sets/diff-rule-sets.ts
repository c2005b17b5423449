import type { RuleSetDiff } from '@palaver/contracts';
import { canonicalJson, type RuleSetDocument } from '@palaver/rules';

type Parts = Pick<RuleSetDiff, 'rules' | 'lists' | 'settings'>;
type Fields = Record<string, unknown>;

const SETTINGS = ['title', 'thresholds', 'groups', 'require', 'exempt', 'force', 'brake'] as const;

const isSame = (a: unknown, b: unknown) => a === b || canonicalJson(a ?? null) === canonicalJson(b ?? null);

function changeOf(before: unknown, after: unknown): 'added' | 'removed' | 'changed' {
  if (before === undefined) {
    return 'added';
  }
  return after === undefined ? 'removed' : 'changed';
}

function changedFields(before: Fields = {}, after: Fields = {}): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !isSame(before[name], after[name])).sort();
}

/** Pairs of what has one name on both sides and is not the same, the new order first. */
function* changedPairs<Part>(before: Map<string, Part>, after: Map<string, Part>) {
  for (const name of new Set([...after.keys(), ...before.keys()])) {
    const pair = { name, before: before.get(name), after: after.get(name) };
    if (!isSame(pair.before, pair.after)) {
      yield pair;
    }
  }
}

function diffRules(before: RuleSetDocument, after: RuleSetDocument): Parts['rules'] {
  const found: Parts['rules'] = [];
  for (const [section, kind] of [['rules', 'rule'] as const, ['composites', 'composite'] as const]) {
    const byId = (document: RuleSetDocument) =>
      new Map<string, Fields>(document[section].map((part) => [part.id, part]));
    for (const pair of changedPairs(byId(before), byId(after))) {
      found.push({
        id: pair.name,
        kind,
        change: changeOf(pair.before, pair.after),
        fields: pair.before && pair.after ? changedFields(pair.before, pair.after) : [],
        before: pair.before ?? null,
        after: pair.after ?? null,
      });
    }
  }
  return found;
}

function diffLists(before: RuleSetDocument, after: RuleSetDocument): Parts['lists'] {
  return [...changedPairs(new Map(Object.entries(before.lists)), new Map(Object.entries(after.lists)))].map(
    ({ name, before: old, after: fresh }) => {
      const had = new Set((old?.terms ?? []).map((term) => canonicalJson(term)));
      const has = new Set((fresh?.terms ?? []).map((term) => canonicalJson(term)));
      const names = (entries: Set<string>, others: Set<string>) =>
        [...entries].filter((entry) => !others.has(entry)).map(entryText);
      return {
        name,
        change: changeOf(old, fresh),
        added: names(has, had),
        removed: names(had, has),
        fields: old && fresh ? changedFields(old, fresh).filter((field) => field !== 'terms') : [],
      };
    },
  );
}

/** A plain entry as it is, one with properties of its own as JSON. */
function entryText(canonical: string): string {
  const entry: unknown = JSON.parse(canonical);
  return typeof entry === 'string' ? entry : canonical;
}

/** Two resolved rule sets, rule by rule, list by list, and what is left. Equal ones give empty lists. */
export function diffRuleSets(before: RuleSetDocument, after: RuleSetDocument): Parts {
  return {
    rules: diffRules(before, after),
    lists: diffLists(before, after),
    settings: SETTINGS.filter((name) => !isSame(before[name], after[name])).map((name) => ({
      name,
      before: before[name] ?? null,
      after: after[name] ?? null,
    })),
  };
}
