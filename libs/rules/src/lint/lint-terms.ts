import type { MatchKind } from '@palaver/text';
import { endOf, termOf } from '../conditions/entry-limits.js';
import type { ListEntry, TermList } from '../schema/list.schema.js';
import type { RuleSetDocument } from '../schema/rule-set.schema.js';
import type { Warnings } from './warnings.js';

const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const shortInside = 3;

/** Advice about how single terms are matched; undefined when there is none. */
export function adviceOnTerm(term: string, match: MatchKind | 'domain'): { message: string; hint: string } | undefined {
  if (match === 'word' && withoutSpaces.test(term)) {
    const message = `"${term}" is in a script without spaces: as a word it is hardly ever found`;
    return { message, hint: 'use match: anywhere' };
  }
  const letters = Array.from(term).length;
  if (match === 'anywhere' && letters <= shortInside && !withoutSpaces.test(term)) {
    const message = `"${term}" is found inside many ordinary words`;
    return { message, hint: 'use match: word' };
  }
  return undefined;
}

function lintEntries(list: TermList, name: string, now: number, warnings: Warnings): void {
  const seen = new Map<string, string>();
  (list.terms ?? []).forEach((entry: ListEntry, index) => {
    const details = typeof entry === 'string' ? { term: entry } : entry;
    const at = ['terms', index];
    const advice = adviceOnTerm(details.term, list.match ?? 'word');
    if (advice !== undefined) {
      warnings.add(list, ['lists', name], at, advice.message, advice.hint);
    }
    if (details.until !== undefined && endOf(details.until) <= now) {
      warnings.add(list, ['lists', name], at, `"${details.term}" ended with ${details.until}`, 'remove it');
    }
    const key = `${details.term.toLowerCase().trim()} ${details.language ?? ''} ${details.until ?? ''}`;
    const earlier = seen.get(key);
    if (earlier !== undefined && list.caseSensitive !== true) {
      warnings.add(list, ['lists', name], at, `"${details.term}" stands twice in list ${name}`);
    }
    seen.set(key, details.term);
  });
  if (Array.isArray(list.except) && list.except.length > 0) {
    const terms = new Set((list.terms ?? []).map((entry) => termOf(entry).toLowerCase()));
    list.except.forEach((entry, index) => {
      if (terms.has(termOf(entry).toLowerCase())) {
        const message = `"${termOf(entry)}" is an entry and an exception of list ${name}: it is never found`;
        warnings.add(list, ['lists', name], ['except', index], message);
      }
    });
  }
}

/** Names of lists that conditions, or exceptions of other lists, draw on. */
function usedNames(documents: readonly RuleSetDocument[]): Set<string> {
  const used = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value === 'string') {
      used.add(value);
    } else if (typeof value === 'object' && value !== null) {
      Object.values(value).forEach(walk);
    }
  };
  for (const { rules, force, exempt, override, lists } of documents) {
    walk([rules.map(({ when }) => when), force.map(({ when }) => when), exempt.map(({ when }) => when), override]);
    walk(Object.values(lists).map(({ except }) => (typeof except === 'string' ? except : undefined)));
  }
  return used;
}

/** Advice about the lists that a document itself declares. `resolved` is the whole it is part of. */
export function lintLists(own: RuleSetDocument, resolved: RuleSetDocument, now: number, warnings: Warnings): void {
  const used = usedNames([own, resolved]);
  for (const [name, list] of Object.entries(own.lists)) {
    lintEntries(list, name, now, warnings);
    if (!used.has(name)) {
      warnings.add(list, ['lists', name], [], `list ${name} is used by no rule`);
    }
  }
}
