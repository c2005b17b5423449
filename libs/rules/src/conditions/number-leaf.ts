import type { NumberTests } from '../schema/comparison.schema.js';
import { durationMs, sayDuration } from '../schema/duration.js';
import type { SignalDeclaration } from '../signals/signal.js';
import type { Reading } from '../reading.js';
import { NO, UNKNOWN, YES } from '../truth.js';
import { noEvidence, type Condition } from './condition.js';

type Check = (value: number) => boolean;
interface Limit {
  says: string;
  limit: number;
  check: Check;
}
const toNumber = (limit: number | string): number => (typeof limit === 'string' ? durationMs(limit) : limit);

const compare: Readonly<Record<string, (limit: number) => Check>> = {
  '>': (limit) => (value) => value > limit,
  '>=': (limit) => (value) => value >= limit,
  '<': (limit) => (value) => value < limit,
  '<=': (limit) => (value) => value <= limit,
  '=': (limit) => (value) => value === limit,
};

function limitsOf(tests: NumberTests): Limit[] {
  const limits: Limit[] = [];
  const add = (sign: string, raw: number | string | undefined): void => {
    const check = compare[sign];
    if (raw !== undefined && check !== undefined) {
      const limit = toNumber(raw);
      limits.push({ says: `${sign} ${raw}`, limit, check: check(limit) });
    }
  };
  add('>', tests.gt);
  add('>=', tests.gte);
  add('<', tests.lt);
  add('<=', tests.lte);
  add('=', tests.eq);
  add('>=', tests.between?.[0]);
  add('<=', tests.between?.[1]);
  return limits;
}

/** The comparison of number tests, without `exists`. */
export function compareNumber(tests: NumberTests): Check {
  const checks = limitsOf(tests).map((limit) => limit.check);
  const [first] = checks;
  return checks.length === 1 && first !== undefined ? first : (value) => checks.every((check) => check(value));
}

/** Within a quarter of the limit, or one step away from a small one. */
function isNear(value: number, limit: number): boolean {
  return value !== 0 && Math.abs(value - limit) <= Math.max(Math.abs(limit) / 4, Number.isInteger(limit) ? 1 : 0);
}

/** The limit that a value misses, if it is a single one. */
function theMissed(limits: readonly Limit[], value: number): Limit | undefined {
  const [only, more] = limits.filter((limit) => !limit.check(value));
  return more === undefined ? only : undefined;
}

export function numberLeaf(name: string, signal: SignalDeclaration, member: string, tests: NumberTests): Condition {
  const { exists } = tests;
  const limits = limitsOf(tests);
  const check = compareNumber(tests);
  const missing = signal.needs ?? name;
  const { read: readSignal } = signal;
  const read = (reading: Reading): number | undefined => readSignal(reading, member) as number | undefined;
  const mayExist = exists !== false;
  const whenMissing = exists === undefined ? UNKNOWN : exists ? NO : limits.length === 0 ? YES : UNKNOWN;
  const isDuration = signal.type === 'duration';
  const saysOf = new Map(limits.map((limit) => [limit, `${name} ${limit.says}`]));
  const [onlyLimit] = limits.length === 1 ? limits : [];
  // Whatever is said of links is 0 where there are none, and 0 is never near.
  const needsLinks = name.startsWith('links.') && (exists === false || !check(0));
  return {
    cost: signal.cost,
    needs: needsLinks ? ['links'] : undefined,
    test: (reading) => {
      const value = readSignal(reading, member) as number | undefined;
      if (value === undefined) {
        return whenMissing;
      }
      return mayExist && check(value) ? YES : NO;
    },
    explain:
      limits.length === 0
        ? noEvidence
        : (reading, evidence) => {
            evidence.number ??= read(reading);
            for (const { start, end } of signal.spans?.(reading) ?? []) {
              evidence.spans.push({ field: 'text', start, end });
            }
          },
    missing: (_, names) => names.add(missing),
    near: (reading) => {
      const value = read(reading);
      if (value === undefined || value === 0) {
        return undefined;
      }
      const only = onlyLimit ?? theMissed(limits, value);
      if (only === undefined || !isNear(value, only.limit) || only.check(value)) {
        return undefined;
      }
      const needs = isDuration ? `${name} ${only.says} (is ${sayDuration(value)})` : (saysOf.get(only) ?? '');
      return { signal: name, value, needs };
    },
  };
}
