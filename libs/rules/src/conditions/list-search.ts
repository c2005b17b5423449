import type { TermHit, ViewName } from '@palaver/text';
import type { FieldReading } from '../field-reading.js';
import type { Reading } from '../reading.js';
import type { TextTests } from '../schema/comparison.schema.js';
import type { TermList } from '../schema/list.schema.js';
import type { Builder } from './builder.js';
import { EntryLimits, termOf } from './entry-limits.js';

type Path = readonly (string | number)[];
type ListFind = (field: FieldReading, reading: Reading) => readonly TermHit[];
/** Hits of a list's entries that count for the comment; without a hit of the slot there are none. */
export interface ListSearch {
  find: ListFind;
  slot: number;
}

const defaultViews: ViewName[] = ['base', 'skeleton'];
const forExceptions = { match: 'word', views: ['base'], caseSensitive: false } as const;

function isWhole(list: TermList, builder: Builder, name: string, path: Path): boolean {
  if (list.match === 'domain') {
    builder.fail(`list ${name} holds domains and cannot be searched in text`, path, 'use it on links.domains');
    return false;
  }
  const [fact] = builder.entries(list).facts;
  if (fact !== undefined) {
    const hint = 'use it with in or confusableWith on author.username';
    builder.fail(`list ${name} draws on ${fact}, which the site keeps: it cannot be searched in text`, path, hint);
    return false;
  }
  return true;
}

/** Searches a list in text, its own options giving way to those of the condition. Undefined when it cannot be. */
export function listSearch(
  name: string,
  tests: Pick<TextTests, 'match' | 'views' | 'caseSensitive'>,
  builder: Builder,
  path: Path,
): ListSearch | undefined {
  const list = builder.list(name, path);
  if (list === undefined || !isWhole(list, builder, name, path)) {
    return undefined;
  }
  const options = {
    match: tests.match ?? (list.match === 'domain' ? undefined : list.match) ?? 'word',
    views: tests.views ?? list.views ?? defaultViews,
    caseSensitive: tests.caseSensitive ?? list.caseSensitive ?? false,
  };
  const entries = list.terms ?? [];
  const spared = Array.isArray(list.except) ? list.except : [];
  const limits = new EntryLimits(entries, list.language);
  const sparing = new EntryLimits(spared);
  if (sparing.isEmpty) {
    const slot = builder.terms.add(entries.map(termOf), options, spared.map(termOf));
    return { slot, find: limits.isEmpty ? (field) => field.hits(slot) : limited(builder, slot, limits) };
  }
  const slot = builder.terms.add(entries.map(termOf), options);
  const find = limited(builder, slot, limits);
  const findSpared = limited(builder, builder.terms.add(spared.map(termOf), forExceptions), sparing);
  const unspared: ListFind = (field, reading) => {
    const hits = find(field, reading);
    const exceptions = hits.length === 0 ? hits : findSpared(field, reading);
    return exceptions.length === 0
      ? hits
      : hits.filter((hit) => !exceptions.some(({ span }) => span.start <= hit.span.start && span.end >= hit.span.end));
  };
  return { slot, find: unspared };
}

function limited(builder: Builder, slot: number, limits: EntryLimits): ListFind {
  const { terms } = builder;
  return (field, reading) => {
    const hits = field.hits(slot);
    return hits.length === 0 ? hits : hits.filter((hit) => limits.allows(terms.termAt(hit.term), reading));
  };
}
