import type { SetTests } from '../schema/comparison.schema.js';
import type { Reading } from '../reading.js';
import type { SignalDeclaration } from '../signals/signal.js';
import { NO, UNKNOWN, YES, type Truth } from '../truth.js';
import type { Builder } from './builder.js';
import type { Condition } from './condition.js';

type Path = readonly (string | number)[];
type Contains = (value: string) => boolean;

/** `shop.example.org` is of `example.org`; `example.org.evil.test` and `my-example.org` are not. */
function domainContains(domains: readonly string[]): Contains {
  const wanted = new Set(domains.map((domain) => domain.toLowerCase()));
  return (host) => {
    for (let from = 0; from !== -1;) {
      if (wanted.has(host.slice(from))) {
        return true;
      }
      const dot = host.indexOf('.', from);
      from = dot === -1 ? -1 : dot + 1;
    }
    return false;
  };
}

function containsOf(values: string | string[], builder: Builder, path: Path): Contains {
  const list = Array.isArray(values) ? { terms: values, match: undefined } : builder.list(values, path);
  if (list?.match === 'domain') {
    return domainContains(list.terms ?? []);
  }
  const wanted = new Set((list?.terms ?? []).map((term) => term.toLowerCase()));
  return (value) => wanted.has(value.toLowerCase());
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
  const checks: ((values: readonly string[]) => boolean)[] = [];
  const use = (key: 'any' | 'none' | 'within'): Contains | undefined =>
    tests[key] === undefined ? undefined : containsOf(tests[key], builder, [...path, key]);
  const [any, none, within] = [use('any'), use('none'), use('within')];
  if (any !== undefined) {
    checks.push((values) => values.some(any));
  }
  if (none !== undefined) {
    checks.push((values) => !values.some(none));
  }
  if (within !== undefined) {
    checks.push((values) => values.every(within));
  }
  if (tests.all !== undefined) {
    const wanted = Array.isArray(tests.all) ? tests.all : (builder.list(tests.all, [...path, 'all'])?.terms ?? []);
    const parts = wanted.map((one) => one.toLowerCase());
    checks.push((values) => parts.every((part) => values.some((value) => value.toLowerCase() === part)));
  }
  // Domain lists may name subdomains, so links are compared by host.
  const read = (reading: Reading): readonly string[] | undefined =>
    name === 'links.domains' ? reading.linkHosts : (signal.read(reading, '') as readonly string[] | undefined);
  const test = (reading: Reading): Truth => {
    const values = read(reading);
    if (values === undefined) {
      return exists === undefined ? UNKNOWN : !exists && checks.length === 0 ? YES : NO;
    }
    return exists !== false && checks.every((check) => check(values)) ? YES : NO;
  };
  return {
    cost: signal.cost + checks.length,
    test,
    explain: (reading, evidence) => {
      for (const { start, end } of signal.spans?.(reading) ?? []) {
        evidence.spans.push({ field: 'text', start, end });
      }
    },
    missing: (_, names) => names.add(signal.needs ?? name),
  };
}
