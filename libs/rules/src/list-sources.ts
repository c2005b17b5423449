import { copyOrigin, placeOf } from './locate.js';
import { RuleSetError } from './rule-set-error.js';
import type { RuleSetDocument, TermList } from './schema/rule-set.schema.js';

/** Entries of a source such as `lists/slurs.en`; undefined when there is none of that name. */
export type ListReader = (source: string) => readonly string[] | undefined;

/** Lists whose entries are facts of the site, such as `roles/staff`: they stay references. */
export function isFactSource(source: string): boolean {
  return source.startsWith('roles/');
}

/** One entry per line; blank lines and lines that start with # are left out. */
export function parseListFile(content: string): string[] {
  return content
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function asArray<Value>(value: Value | Value[] | undefined): Value[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function inlineList(list: TermList, document: RuleSetDocument, name: string, read: ListReader): TermList {
  const lookUp = (source: string, key: string): readonly string[] => {
    const entries = read(source);
    if (entries === undefined) {
      throw new RuleSetError([
        { message: `unknown list source ${source}`, path: ['lists', name, key], ...placeOf(list, [key]) },
      ]);
    }
    return entries;
  };
  const from = asArray(list.from);
  const facts = from.filter(isFactSource);
  const terms = [
    ...(list.terms ?? []),
    ...from.filter((one) => !isFactSource(one)).flatMap((one) => lookUp(one, 'from')),
  ];
  const inlined: TermList = { ...list, terms: [...new Set(terms)] };
  delete inlined.from;
  if (facts.length > 0) {
    inlined.from = facts;
  }
  const except = list.except;
  if (typeof except === 'string') {
    inlined.except = [...(document.lists[except]?.terms ?? lookUp(except, 'except'))];
  } else if (except !== undefined && !Array.isArray(except)) {
    inlined.except = asArray(except.from).flatMap((one) => lookUp(one, 'except'));
  }
  copyOrigin(list, inlined);
  return inlined;
}

/** Puts the entries of all sources into the document, so that it stands on its own. */
export function inlineLists(document: RuleSetDocument, read: ListReader): RuleSetDocument {
  const lists = Object.entries(document.lists).map(([name, list]) => [name, inlineList(list, document, name, read)]);
  const inlined = { ...document, lists: Object.fromEntries(lists) as RuleSetDocument['lists'] };
  copyOrigin(document, inlined);
  return inlined;
}
