import type { Span, ViewName } from '@palaver/text';
import type { FieldReading } from '../field-reading.js';
import type { Reading } from '../reading.js';
import type { TextTests } from '../schema/comparison.schema.js';
import type { Builder } from './builder.js';
import { nothing, type Find, type Finder } from './find.js';
import type { CompiledRegex } from './regex.js';

type Path = readonly (string | number)[];

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** What is searched: the text as written, or views of it that read differently. */
function* readingsOf(field: FieldReading, views: readonly ViewName[] | undefined) {
  if (views === undefined) {
    yield {
      view: 'base' as ViewName,
      text: field.views.text,
      toOriginal: (start: number, end: number) => ({ start, end }),
    };
    return;
  }
  const seen = new Set<string>();
  for (const name of views) {
    const view = field.views.view(name);
    if (!seen.has(view.text)) {
      seen.add(view.text);
      yield { view: name, text: view.text, toOriginal: (start: number, end: number) => view.toOriginal(start, end) };
    }
  }
}

function search(regex: CompiledRegex, views: readonly ViewName[] | undefined): Finder {
  return (field: FieldReading, reading: Reading) => {
    let found: Find[] | undefined;
    for (const { view, text, toOriginal } of readingsOf(field, views)) {
      if (!reading.spend(text.length * regex.size)) {
        return undefined;
      }
      for (const { start, end } of field.matchesOf(regex, text)) {
        const span = toOriginal(start, end);
        // The same place read twice is one find, in the view that undoes less.
        if (found === undefined || !found.some((one) => one.view !== view && overlap(one.span, span))) {
          (found ??= []).push({ view, span });
        }
      }
    }
    return found ?? nothing;
  };
}

/** Searches with a pattern in RE2 syntax; runs it only where one of its literals was seen. */
export function regexFinder(tests: TextTests, source: string, builder: Builder, path: Path): Finder {
  const caseSensitive = tests.caseSensitive ?? false;
  const regex = builder.regex(source, caseSensitive, [...path, 'regex']);
  if (regex === undefined) {
    return () => nothing;
  }
  // Views fold case: a pattern that minds it reads the text as written.
  const views: ViewName[] = caseSensitive ? ['base'] : (tests.views ?? ['base']);
  const find = search(regex, caseSensitive ? undefined : views);
  if (regex.literals === undefined) {
    return find;
  }
  const filter = builder.terms.add(regex.literals, { match: 'anywhere', views, caseSensitive: false });
  return (field, reading) => (field.hits(filter).length === 0 ? nothing : find(field, reading));
}
