import { hashRuleSet } from './hash.js';
import { rulesIn } from './expression.js';
import type { Composite, Rule, RuleSetDocument } from './schema/rule-set.schema.js';
import { durationMs } from './schema/duration.js';

/**
 * When a rule that was edited less than `withinMs` ago hits more than `minHits` comments of the site and more than
 * `maxShare` of them, it becomes a shadow rule. Whoever publishes keeps the time of a rule's last edit by its hash.
 */
export interface CompiledBrake {
  readonly withinMs: number;
  readonly minHits: number;
  readonly maxShare: number;
  readonly then: 'shadow';
}

export function compileBrake({ brake }: RuleSetDocument): CompiledBrake | undefined {
  if (brake === undefined) {
    return undefined;
  }
  const { within, minHits, maxShare, then } = brake;
  return { withinMs: durationMs(within), minHits, maxShare, then };
}

/** Every string in a condition; those that happen to name a list count, which at worst sees one edit too many. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/**
 * A hash per rule and composite of all that decides what it hits and what that is worth: condition, score, group, mode,
 * the lists it uses, and for a composite the rules it is made of. A rule was edited when this hash is another than in
 * the version published before; words for people (`say`, `tell`, `reason`, `tests`) are no edit.
 */
export function ruleHashes(document: RuleSetDocument): ReadonlyMap<string, string> {
  const hashes = new Map<string, string>();
  const lists = Object.entries(document.lists).map(([name, list]) => [name, hashRuleSet(list)] as const);
  const add = ({ id, when, score, group, mode = 'live', ...part }: Rule | Composite): void => {
    const parts = typeof when === 'string' ? rulesIn(when).map((name) => hashes.get(name)) : [];
    const used = new Set(typeof when === 'string' ? [] : stringsIn(when));
    const absorbs = 'absorbs' in part ? part.absorbs : undefined;
    const effect = { when, score, group, mode, absorbs, parts, lists: lists.filter(([name]) => used.has(name)) };
    hashes.set(id, hashRuleSet(effect));
  };
  document.rules.forEach(add);
  document.composites.forEach(add);
  return hashes;
}
