import type { ContactKind, Span, ViewName } from '@palaver/text';
import type { FieldReading } from '../field-reading.js';
import type { SpanField } from '../evaluation.js';
import type { TextTests } from '../schema/comparison.schema.js';
import type { Reading, TextField } from '../reading.js';
import { NO, UNKNOWN, YES, type Truth } from '../truth.js';
import type { Builder } from './builder.js';
import type { Condition } from './condition.js';
import { inReachOf } from './proximity.js';

type Path = readonly (string | number)[];
export interface Find {
  view: ViewName;
  span: Span;
}
/** Looks into one field; undefined when the budget was spent. */
export type Finder = (field: FieldReading, reading: Reading) => readonly Find[] | undefined;

const defaultViews: ViewName[] = ['base', 'skeleton'];
const nothing: readonly Find[] = [];
const asArray = <Value>(value: Value | Value[]): Value[] => (Array.isArray(value) ? value : [value]);

function listSlot(name: string, tests: TextTests, builder: Builder, path: Path): number | undefined {
  const list = builder.list(name, path);
  if (list === undefined) {
    return undefined;
  }
  if (list.match === 'domain') {
    builder.fail(`list ${name} holds domains and cannot be searched in text`, path, 'use it on links.domains');
    return undefined;
  }
  const options = {
    match: tests.match ?? list.match ?? 'word',
    views: tests.views ?? list.views ?? defaultViews,
    caseSensitive: tests.caseSensitive ?? list.caseSensitive ?? false,
  };
  return builder.terms.add(builder.entries(list).terms, options, Array.isArray(list.except) ? list.except : []);
}

function slotFinder(slots: readonly number[]): Finder {
  const [only] = slots;
  return slots.length === 1 && only !== undefined
    ? (field) => field.hits(only)
    : (field) => {
        let found: readonly Find[] = nothing;
        for (const slot of slots) {
          const hits = field.hits(slot);
          found = found.length === 0 ? hits : hits.length === 0 ? found : [...found, ...hits];
        }
        return found;
      };
}

function regexFinder(tests: TextTests, source: string, builder: Builder, path: Path): Finder {
  const caseSensitive = tests.caseSensitive ?? false;
  const regex = builder.regex(source, caseSensitive, [...path, 'regex']);
  if (regex === undefined) {
    return () => nothing;
  }
  const view = tests.views?.[0] ?? 'base';
  const filter =
    regex.literals === undefined
      ? undefined
      : builder.terms.add(regex.literals, { match: 'anywhere', views: [view], caseSensitive: false });
  return (field, reading) => {
    if (filter !== undefined && field.hits(filter).length === 0) {
      return nothing;
    }
    const text = caseSensitive ? field.views.text : field.views.view(view).text;
    if (!reading.spend(text.length * regex.size)) {
      return undefined;
    }
    const spans = field.matchesOf(regex, text);
    if (spans.length === 0) {
      return nothing;
    }
    const original = (span: Span): Span =>
      caseSensitive ? span : field.views.view(view).toOriginal(span.start, span.end);
    return spans.map((span) => ({ view: caseSensitive ? 'base' : view, span: original(span) }));
  };
}

function contactFinder(kinds: ContactKind[]): Finder {
  return (field) => {
    const found = field.contacts.filter(({ kind }) => kinds.includes(kind));
    return found.length === 0 ? nothing : found.map(({ span }) => ({ view: 'base', span }));
  };
}

function finderOf(tests: TextTests, builder: Builder, path: Path): Finder {
  if (tests.regex !== undefined) {
    return regexFinder(tests, tests.regex, builder, path);
  }
  if (tests.has !== undefined) {
    return contactFinder(asArray(tests.has));
  }
  const terms = tests.terms;
  if (terms !== undefined) {
    const { match = 'word', views = defaultViews, caseSensitive = false } = tests;
    return slotFinder([builder.terms.add(terms, { match, views, caseSensitive })]);
  }
  const slots = asArray(tests.list ?? []).map((name) => listSlot(name, tests, builder, [...path, 'list']));
  return slotFinder(slots.filter((slot) => slot !== undefined));
}

function narrowed(find: Finder, tests: TextTests, builder: Builder, path: Path): Finder {
  const { near, ignoreQuotes } = tests;
  const slot = near === undefined ? undefined : listSlot(near.list, {}, builder, [...path, 'near', 'list']);
  if (slot === undefined && ignoreQuotes !== true) {
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
    return near === undefined || slot === undefined
      ? found
      : found.filter(({ span }) => inReachOf(field.views.text, span, field.hits(slot), near.words));
  };
}

const cost = (tests: TextTests): number => (tests.regex === undefined ? (tests.has === undefined ? 20 : 40) : 60);

/** Searches one of the text fields, or the addresses of the links. */
export function textLeaf(name: string, tests: TextTests, builder: Builder, path: Path): Condition {
  const find = narrowed(finderOf(tests, builder, path), tests, builder, path);
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
        for (const { view, span } of find(field, reading) ?? nothing) {
          const shown = isLinks ? (reading.links[index]?.span ?? span) : span;
          evidence.spans.push({ field: isLinks ? 'text' : (name as SpanField), start: shown.start, end: shown.end });
          evidence.finds.push({ view, quoted: !isLinks && field.isQuoted(span) });
        }
      });
    },
    missing: (reading, names) => names.add(isUnknown(reading) ? name : 'budget'),
  };
}
