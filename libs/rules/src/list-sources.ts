import { canonicalJson } from './hash.js';
import { copyOrigin, placeOf } from './locate.js';
import { RuleSetError } from './rule-set-error.js';
import type { ListEntry, TermList } from './schema/list.schema.js';
import type { RuleSetDocument } from './schema/rule-set.schema.js';
import { didYouMean } from './suggest.js';

/** Entries of a source such as `lists/slurs.en`; undefined when there is none of that name. */
export type ListReader = (source: string) => readonly ListEntry[] | undefined;

/** Lists whose entries are facts of the site, such as `roles/staff`: they stay references. */
export function isFactSource(source: string): boolean {
  return source.startsWith('roles/');
}

function asArray<Value>(value: Value | Value[] | undefined): Value[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

const key = (entry: ListEntry): string => (typeof entry === 'string' ? entry : canonicalJson(entry));

function distinct(entries: readonly ListEntry[]): ListEntry[] {
  return [...new Map(entries.map((entry) => [key(entry), entry])).values()];
}

const sourceHint = 'a source is a file lists/NAME.txt beside the rule set, naughty-words/LANGUAGE or roles/NAME';

function inlineList(list: TermList, document: RuleSetDocument, name: string, read: ListReader): TermList {
  const lookUp = (source: string, part: 'from' | 'except'): readonly ListEntry[] => {
    const entries = read(source);
    if (entries === undefined) {
      const kind = part === 'from' ? 'list source' : 'list or list source';
      const similar = part === 'except' ? didYouMean(source, Object.keys(document.lists)) : undefined;
      throw new RuleSetError([
        {
          message: `unknown ${kind} ${source}`,
          path: ['lists', name, part],
          ...placeOf(list, [part]),
          hint: similar ?? sourceHint,
        },
      ]);
    }
    return entries;
  };
  const from = asArray(list.from);
  const facts = from.filter(isFactSource);
  const found = from.filter((one) => !isFactSource(one)).flatMap((one) => lookUp(one, 'from'));
  const inlined: TermList = { ...list, terms: distinct([...(list.terms ?? []), ...found]) };
  delete inlined.from;
  if (facts.length > 0) {
    inlined.from = facts;
  }
  const except = list.except;
  if (typeof except === 'string') {
    const other = document.lists[except];
    inlined.except = other === undefined ? [...lookUp(except, 'except')] : allEntries(other, lookUp);
  } else if (except !== undefined && !Array.isArray(except)) {
    inlined.except = asArray(except.from).flatMap((one) => lookUp(one, 'except'));
  }
  copyOrigin(list, inlined);
  return inlined;
}

function allEntries(list: TermList, lookUp: (source: string, part: 'except') => readonly ListEntry[]): ListEntry[] {
  const sources = asArray(list.from).filter((source) => !isFactSource(source));
  return [...(list.terms ?? []), ...sources.flatMap((source) => lookUp(source, 'except'))];
}

/** Puts the entries of all sources into the document, so that it stands on its own. */
export function inlineLists(document: RuleSetDocument, read: ListReader): RuleSetDocument {
  const lists = Object.entries(document.lists).map(([name, list]) => [name, inlineList(list, document, name, read)]);
  const inlined = { ...document, lists: Object.fromEntries(lists) as RuleSetDocument['lists'] };
  copyOrigin(document, inlined);
  return inlined;
}
