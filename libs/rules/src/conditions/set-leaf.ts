import type { SetTests } from '../schema/comparison.schema.js';
import type { Reading } from '../reading.js';
import type { SignalDeclaration } from '../signals/signal.js';
import { NO, not, UNKNOWN, YES, type Truth } from '../truth.js';
import type { Builder } from './builder.js';
import type { Condition } from './condition.js';
import { nameSet } from './name-set.js';

type Path = readonly (string | number)[];
type Check = (values: readonly string[], reading: Reading) => Truth;

const fold = (value: string): string => value.toLowerCase();

function some(values: readonly string[], is: (value: string) => Truth): Truth {
  let result: Truth = NO;
  for (const value of values) {
    const one = is(value);
    if (one === YES) {
      return YES;
    }
    result = one === UNKNOWN ? UNKNOWN : result;
  }
  return result;
}

function checksOf(name: string, tests: SetTests, builder: Builder, path: Path, facts: Set<string>): Check[] {
  const checks: Check[] = [];
  const use = (key: 'any' | 'none' | 'within' | 'all', given: string | string[]) => {
    const set = nameSet(given, { fold, asDomains: name === 'links.domains' }, builder, [...path, key]);
    set.facts.forEach((fact) => facts.add(fact));
    return set;
  };
  if (tests.any !== undefined) {
    const wanted = use('any', tests.any);
    checks.push((values, reading) => some(values, (value) => wanted.has(value, reading)));
  }
  if (tests.none !== undefined) {
    const unwanted = use('none', tests.none);
    checks.push((values, reading) => not(some(values, (value) => unwanted.has(value, reading))));
  }
  if (tests.within !== undefined) {
    const allowed = use('within', tests.within);
    checks.push((values, reading) => not(some(values, (value) => not(allowed.has(value, reading)))));
  }
  if (tests.all !== undefined) {
    const wanted = use('all', tests.all);
    checks.push((values, reading) => {
      const { names, isComplete } = wanted.names(reading);
      const areThere = names.every((one) => values.some((value) => wanted.isNamed(value, one)));
      return areThere ? (isComplete ? YES : UNKNOWN) : NO;
    });
  }
  return checks;
}

/** Tests on a set of strings; `within` holds for the empty set. */
export function setLeaf(
  name: string,
  signal: SignalDeclaration,
  tests: SetTests,
  builder: Builder,
  path: Path,
): Condition {
  const { exists } = tests;
  const facts = new Set<string>();
  const checks = checksOf(name, tests, builder, path, facts);
  // Names may be subdomains, so links are compared by host.
  const read = (reading: Reading): readonly string[] | undefined =>
    name === 'links.domains' ? reading.linkHosts : (signal.read(reading, '') as readonly string[] | undefined);
  const test = (reading: Reading): Truth => {
    const values = read(reading);
    if (values === undefined) {
      return exists === undefined ? UNKNOWN : !exists && checks.length === 0 ? YES : NO;
    }
    let result: Truth = exists === false ? NO : YES;
    for (const check of checks) {
      const one = check(values, reading);
      if (one === NO) {
        return NO;
      }
      result = one === UNKNOWN && result === YES ? UNKNOWN : result;
    }
    return result;
  };
  return {
    cost: signal.cost + checks.length,
    test,
    explain: (reading, evidence) => {
      for (const { start, end } of signal.spans?.(reading) ?? []) {
        evidence.spans.push({ field: 'text', start, end });
      }
    },
    missing: (reading, names) => {
      for (const one of read(reading) === undefined ? [signal.needs ?? name] : facts) {
        names.add(one);
      }
    },
  };
}
