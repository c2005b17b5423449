import type { Span, ViewName } from '@palaver/text';
import type { FieldReading } from '../field-reading.js';
import type { Reading } from '../reading.js';
import type { TextTests } from '../schema/comparison.schema.js';
import type { Builder } from './builder.js';
import { nothing, type Find, type Finder, type Search } from './find.js';
import type { CompiledRegex } from './regex.js';

type Path = readonly (string | number)[];

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

interface Searched {
  view: ViewName;
  text: string;
  toOriginal: (start: number, end: number) => Span;
}
/** What a pattern reads of a field. */
type Read = (field: FieldReading) => Searched;

const asWritten: Read = ({ views }) => ({
  view: 'base',
  text: views.text,
  toOriginal: (start, end) => ({ start, end }),
});
const inView =
  (view: ViewName): Read =>
  ({ views }) => {
    const found = views.view(view);
    return { view, text: found.text, toOriginal: (start, end) => found.toOriginal(start, end) };
  };

/** Whether one of the literals of a pattern stands in a text; looking costs far less than the pattern. */
function mayMatch({ literals, caseSensitive }: CompiledRegex, text: string): boolean {
  const lower = caseSensitive ? text.toLowerCase() : text;
  return literals === undefined || literals.some((literal) => lower.includes(literal));
}

function searchOne(regex: CompiledRegex, read: Read): Finder {
  return (field: FieldReading, reading: Reading) => {
    const { view, text, toOriginal } = read(field);
    if (!mayMatch(regex, text)) {
      return nothing;
    }
    if (!reading.spend(text.length * regex.size)) {
      return undefined;
    }
    const spans = field.matchesOf(regex, text, view);
    return spans.length === 0 ? nothing : spans.map(({ start, end }) => ({ view, span: toOriginal(start, end) }));
  };
}

/** Several views of one text; where two read alike, the pattern runs once. */
function searchEach(regex: CompiledRegex, views: readonly ViewName[]): Finder {
  const searches = views.map((view) => ({ read: inView(view), find: searchOne(regex, inView(view)) }));
  return (field, reading) => {
    const seen = new Set<string>();
    let found: readonly Find[] = nothing;
    for (const { read, find } of searches) {
      const { text } = read(field);
      if (seen.has(text)) {
        continue;
      }
      seen.add(text);
      const more = find(field, reading);
      if (more === undefined) {
        return undefined;
      }
      // The same place read twice is one find, in the view that was named first.
      const before = found;
      found = [...before, ...more.filter(({ span }) => !before.some((one) => overlap(one.span, span)))];
    }
    return found;
  };
}

/** Searches with a pattern in RE2 syntax; runs it only where one of its literals was seen. */
export function regexSearch(tests: TextTests, source: string, builder: Builder, path: Path): Search {
  const caseSensitive = tests.caseSensitive ?? false;
  const regex = builder.regex(source, caseSensitive, [...path, 'regex']);
  if (regex === undefined) {
    return { find: () => nothing };
  }
  if (caseSensitive) {
    // Views fold case: a pattern that minds it reads the text as written.
    return { find: searchOne(regex, asWritten) };
  }
  const [view = 'base', ...others] = tests.views ?? [];
  if (others.length > 0) {
    return { find: searchEach(regex, [view, ...others]) };
  }
  const find = searchOne(regex, inView(view));
  if (regex.literals === undefined || view !== 'base') {
    return { find };
  }
  // On base the literals are looked for together with all terms, before anything else is done.
  const filter = builder.terms.add(regex.literals, { match: 'anywhere', views: ['base'], caseSensitive: false });
  return {
    find: (field, reading) => (field.hits(filter).length === 0 ? nothing : find(field, reading)),
    slots: [filter],
  };
}
