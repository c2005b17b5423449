import type { Reading } from '../reading.js';
import { NO, UNKNOWN, YES, type Truth } from '../truth.js';
import type { Builder } from './builder.js';
import { EntryLimits, termOf } from './entry-limits.js';

type Path = readonly (string | number)[];

/** Names given in a rule or in a list, some of which may be facts of the site. */
export interface NameSet {
  /** Unknown when it is none of the known names and a fact list was not given. */
  has(value: string, reading: Reading): Truth;
  /** All names, and whether a fact list among them was not given. */
  names(reading: Reading): { names: readonly string[]; isComplete: boolean };
  readonly facts: readonly string[];
  /** Whether a value is what a name of the set stands for. */
  isNamed(value: string, name: string): boolean;
}

const afterDot = (host: string, from: number): number => {
  const dot = host.indexOf('.', from);
  return dot === -1 ? -1 : dot + 1;
};

/** `shop.example.org` is of `example.org`; `example.org.evil.test` and `my-example.org` are not. */
function domainsAbove(host: string): string[] {
  const domains: string[] = [];
  for (let from = 0; from !== -1; from = afterDot(host, from)) {
    domains.push(host.slice(from));
  }
  return domains;
}

/** `fold` makes names alike that are to be taken for the same; a domain also stands for its subdomains. */
export function nameSet(
  values: string | string[],
  { fold, asDomains = false }: { fold: (name: string) => string; asDomains?: boolean },
  builder: Builder,
  path: Path,
): NameSet {
  const list = Array.isArray(values) ? undefined : builder.list(values, path);
  const entries = Array.isArray(values) ? values : (list?.terms ?? []);
  const facts = list === undefined ? [] : builder.entries(list).facts;
  const limits = new EntryLimits(entries, list?.language);
  const terms = new Map(entries.map((entry) => [fold(termOf(entry)), termOf(entry)]));
  const isDomains = asDomains || list?.match === 'domain';
  const meanings = (value: string): string[] => (isDomains ? domainsAbove(fold(value)) : [fold(value)]);
  const counts = (name: string, reading: Reading): boolean => {
    const term = terms.get(name);
    return term !== undefined && (limits.isEmpty || limits.allows(term, reading));
  };
  return {
    facts,
    isNamed: (value, name) => meanings(value).includes(name),
    has: (value, reading) => {
      const folded = fold(value);
      for (let from = 0; from !== -1; from = isDomains ? afterDot(folded, from) : -1) {
        if (counts(from === 0 ? folded : folded.slice(from), reading)) {
          return YES;
        }
      }
      let result: Truth = NO;
      const candidates = facts.length === 0 ? [] : meanings(value);
      for (const fact of facts) {
        const names = reading.facts.lists?.[fact];
        if (names?.some((name) => candidates.includes(fold(name)))) {
          return YES;
        }
        result = names === undefined ? UNKNOWN : result;
      }
      return result;
    },
    names: (reading) => {
      const given = facts.map((fact) => reading.facts.lists?.[fact]);
      const own = [...terms.keys()].filter((name) => counts(name, reading));
      return {
        names: [...own, ...given.flatMap((names) => names ?? []).map(fold)],
        isComplete: !given.includes(undefined),
      };
    },
  };
}
