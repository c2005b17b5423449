import { skeleton } from '@palaver/text';
import type { StringTests } from '../schema/comparison.schema.js';
import type { Reading } from '../reading.js';
import type { FieldSpan, SpanField } from '../evaluation.js';
import type { SignalDeclaration } from '../signals/signal.js';
import { NO, UNKNOWN, YES, type Truth } from '../truth.js';
import type { Builder } from './builder.js';
import type { Condition } from './condition.js';
import { EntryLimits, termOf } from './entry-limits.js';
import { nameSet } from './name-set.js';

type Check = (value: string, reading: Reading) => Truth;
type Path = readonly (string | number)[];

const fold = (value: string): string => value.normalize('NFKC').toLowerCase();
const asArray = (value: string | string[]): string[] => (Array.isArray(value) ? value : [value]);
const truth = (value: boolean): Truth => (value ? YES : NO);

/** How a name looks, without what separates its parts: `J0hn.Doe` and `john doe` are alike. */
function look(name: string): string {
  return skeleton(name)
    .toLowerCase()
    .replace(/[\s._-]+/g, '');
}

const looksOf = new Map<string, string>();
const maxLooks = 5_000;

/** Names come again with each comment of their owner; so do those of the staff. */
function lookAgain(name: string): string {
  let known = looksOf.get(name);
  if (known === undefined) {
    known = look(name);
    if (looksOf.size >= maxLooks) {
      looksOf.clear();
    }
    looksOf.set(name, known);
  }
  return known;
}

function confusable(name: string, builder: Builder, path: Path, missing: Set<string>): Check {
  const list = builder.list(name, path);
  const { terms, facts } = list === undefined ? { terms: [], facts: [] } : builder.entries(list);
  facts.forEach((fact) => missing.add(fact));
  const limits = new EntryLimits(terms, list?.language);
  const looks = new Map(terms.map(termOf).map((term) => [look(term), term]));
  return (value, reading) => {
    const mine = lookAgain(value);
    const known = looks.get(mine);
    if (known !== undefined && known !== value && limits.allows(known, reading)) {
      return YES;
    }
    const entries = facts.map((fact) => reading.facts.lists?.[fact]);
    if (entries.some((names) => names?.some((one) => one !== value && lookAgain(one) === mine))) {
      return YES;
    }
    return entries.includes(undefined) ? UNKNOWN : NO;
  };
}

function checksOf(tests: StringTests, builder: Builder, path: Path, missing: Set<string>): Check[] {
  const checks: Check[] = [];
  const { eq, in: among, startsWith, endsWith, matches, confusableWith } = tests;
  if (eq !== undefined) {
    const wanted = fold(eq);
    checks.push((value) => truth(fold(value) === wanted));
  }
  if (among !== undefined) {
    const wanted = nameSet(among, { fold }, builder, [...path, 'in']);
    wanted.facts.forEach((fact) => missing.add(fact));
    checks.push((value, reading) => wanted.has(value, reading));
  }
  if (startsWith !== undefined) {
    const wanted = asArray(startsWith).map(fold);
    checks.push((value) => truth(wanted.some((start) => fold(value).startsWith(start))));
  }
  if (endsWith !== undefined) {
    const wanted = asArray(endsWith).map(fold);
    checks.push((value) => truth(wanted.some((end) => fold(value).endsWith(end))));
  }
  if (matches !== undefined) {
    const regex = builder.regex(matches, false, [...path, 'matches']);
    checks.push((value, reading) => {
      const affordable = regex !== undefined && reading.spend(value.length * regex.size);
      return affordable ? truth(regex.test(value)) : UNKNOWN;
    });
  }
  if (confusableWith !== undefined) {
    checks.push(confusable(confusableWith, builder, [...path, 'confusableWith'], missing));
  }
  return checks;
}

const spanFields: readonly string[] = ['author.username', 'article.title'] satisfies SpanField[];

/** Tests on a string; comparisons ignore case and width. */
export function stringLeaf(
  name: string,
  signal: SignalDeclaration,
  tests: StringTests,
  builder: Builder,
  path: Path,
): Condition {
  const missing = new Set<string>();
  const checks = checksOf(tests, builder, path, missing);
  const { exists } = tests;
  const read = (reading: Reading): string | undefined => signal.read(reading, '') as string | undefined;
  return {
    cost: signal.cost + checks.length,
    test: (reading) => {
      const value = read(reading);
      if (value === undefined) {
        return exists === undefined ? UNKNOWN : truth(!exists && checks.length === 0);
      }
      let result: Truth = truth(exists !== false);
      for (const check of checks) {
        const one = check(value, reading);
        result = result === NO || one === NO ? NO : one === UNKNOWN ? UNKNOWN : result;
      }
      return result;
    },
    explain: (reading, evidence) => {
      const end = read(reading)?.length ?? 0;
      if (spanFields.includes(name) && checks.length > 0 && end > 0) {
        evidence.spans.push({ field: name as FieldSpan['field'], start: 0, end });
      }
    },
    missing: (reading, names) => {
      if (read(reading) === undefined) {
        names.add(signal.needs ?? name);
        return;
      }
      for (const fact of reading.spent ? ['budget'] : missing) {
        names.add(fact);
      }
    },
    works: tests.matches !== undefined,
  };
}
