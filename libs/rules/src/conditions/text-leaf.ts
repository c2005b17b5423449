import type { ContactKind, ViewName } from '@palaver/text';
import type { FieldReading } from '../field-reading.js';
import type { SpanField } from '../evaluation.js';
import type { TextTests } from '../schema/comparison.schema.js';
import type { Reading, TextField } from '../reading.js';
import { NO, UNKNOWN, YES, type Truth } from '../truth.js';
import type { Need } from '../need.js';
import type { Builder } from './builder.js';
import type { Condition } from './condition.js';
import { nothing, type Find, type Finder, type Search } from './find.js';
import { listSearch, type ListSearch } from './list-search.js';
import { inReachOf } from './proximity.js';
import { regexSearch } from './regex-finder.js';

type Path = readonly (string | number)[];

const defaultViews: ViewName[] = ['base', 'skeleton'];
const asArray = <Value>(value: Value | Value[]): Value[] => (Array.isArray(value) ? value : [value]);

function listsSearch(searches: readonly ListSearch[]): Search {
  const [only] = searches;
  const find: Finder =
    searches.length === 1 && only !== undefined
      ? only.find
      : (field, reading) => {
          let found: readonly Find[] = nothing;
          for (const search of searches) {
            const hits = search.find(field, reading);
            found = found.length === 0 ? hits : hits.length === 0 ? found : [...found, ...hits];
          }
          return found;
        };
  return { find, slots: searches.map(({ slot }) => slot) };
}

function contactFinder(kinds: ContactKind[]): Finder {
  return (field) => {
    const found = field.contacts.filter(({ kind }) => kinds.includes(kind));
    return found.length === 0 ? nothing : found.map(({ span }) => ({ view: 'base', span }));
  };
}

function searchOf(tests: TextTests, builder: Builder, path: Path): Search {
  if (tests.regex !== undefined) {
    return regexSearch(tests, tests.regex, builder, path);
  }
  if (tests.has !== undefined) {
    return { find: contactFinder(asArray(tests.has)) };
  }
  const terms = tests.terms;
  if (terms !== undefined) {
    const { match = 'word', views = defaultViews, caseSensitive = false } = tests;
    const slot = builder.addInline(terms, { match, views, caseSensitive });
    return { find: (field) => field.hits(slot), slots: [slot] };
  }
  const at = (index: number): Path => [...path, 'list', ...(Array.isArray(tests.list) ? [index] : [])];
  const searches = asArray(tests.list ?? []).map((name, index) => listSearch(name, tests, builder, at(index)));
  return listsSearch(searches.filter((search) => search !== undefined));
}

function narrowed(find: Finder, tests: TextTests, builder: Builder, path: Path): Finder {
  const { near, ignoreQuotes } = tests;
  const others = near === undefined ? undefined : listSearch(near.list, {}, builder, [...path, 'near', 'list']);
  if (others === undefined && ignoreQuotes !== true) {
    return find;
  }
  return (field, reading) => {
    let found = find(field, reading);
    if (found === undefined || found.length === 0) {
      return found;
    }
    if (ignoreQuotes === true) {
      found = found.filter(({ span }) => !field.isQuoted(span));
    }
    return near === undefined || others === undefined
      ? found
      : found.filter(({ span }) => inReachOf(field.views.text, span, others.find(field, reading), near.words));
  };
}

function needsOf(name: string, tests: TextTests, slots: readonly number[] | undefined): readonly Need[] | undefined {
  if (name === 'links.urls') {
    return ['links'];
  }
  if (name === 'text' && tests.has !== undefined) {
    return ['contacts'];
  }
  return name === 'text' || name === 'author.username' ? slots?.map((slot) => ({ field: name, slot })) : undefined;
}

const cost = (tests: TextTests): number => (tests.regex === undefined ? (tests.has === undefined ? 20 : 40) : 60);

/** Searches one of the text fields, or the addresses of the links. */
export function textLeaf(name: string, tests: TextTests, builder: Builder, path: Path): Condition {
  const search = searchOf(tests, builder, path);
  const find = narrowed(search.find, tests, builder, path);
  const isLinks = name === 'links.urls';
  const isUnknown = (reading: Reading): boolean =>
    name === 'article.title' && reading.comment.article.title === undefined;
  const fields = (reading: Reading): readonly FieldReading[] =>
    isLinks ? reading.linkUrls : [reading.field(name as TextField)];
  const test = (reading: Reading): Truth => {
    if (isUnknown(reading)) {
      return UNKNOWN;
    }
    if (!isLinks) {
      const found = find(reading.field(name as TextField), reading);
      return found === undefined ? UNKNOWN : found.length > 0 ? YES : NO;
    }
    for (const field of fields(reading)) {
      const found = find(field, reading);
      if (found === undefined || found.length > 0) {
        return found === undefined ? UNKNOWN : YES;
      }
    }
    return NO;
  };
  return {
    cost: cost(tests),
    test,
    explain: (reading, evidence) => {
      fields(reading).forEach((field, index) => {
        for (const { view, span, term } of find(field, reading) ?? nothing) {
          const shown = isLinks ? (reading.links[index]?.span ?? span) : span;
          evidence.spans.push({ field: isLinks ? 'text' : (name as SpanField), start: shown.start, end: shown.end });
          evidence.finds.push({ view, quoted: !isLinks && field.isQuoted(span), term });
        }
      });
    },
    missing: (reading, names) => names.add(isUnknown(reading) ? name : 'budget'),
    needs: needsOf(name, tests, search.slots),
    works: tests.regex !== undefined,
  };
}
