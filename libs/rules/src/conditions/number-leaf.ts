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

function limitsOf(tests: NumberTests): Limit[] {
  const limits: Limit[] = [];
  const add = (
    says: string,
    raw: number | string | undefined,
    check: (value: number, limit: number) => boolean,
  ): void => {
    if (raw !== undefined) {
      const limit = toNumber(raw);
      limits.push({ says: `${says} ${raw}`, limit, check: (value) => check(value, limit) });
    }
  };
  add('>', tests.gt, (value, limit) => value > limit);
  add('>=', tests.gte, (value, limit) => value >= limit);
  add('<', tests.lt, (value, limit) => value < limit);
  add('<=', tests.lte, (value, limit) => value <= limit);
  add('=', tests.eq, (value, limit) => value === limit);
  add('>=', tests.between?.[0], (value, limit) => value >= limit);
  add('<=', tests.between?.[1], (value, limit) => value <= limit);
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

export function numberLeaf(name: string, signal: SignalDeclaration, member: string, tests: NumberTests): Condition {
  const { exists } = tests;
  const limits = limitsOf(tests);
  const check = compareNumber(tests);
  const missing = signal.needs ?? name;
  const read = (reading: Reading): number | undefined => signal.read(reading, member) as number | undefined;
  // Whatever is said of links is 0 where there are none, and 0 is never near.
  const needsLinks = name.startsWith('links.') && (exists === false || !check(0));
  return {
    cost: signal.cost,
    needs: needsLinks ? ['links'] : undefined,
    test: (reading) => {
      const value = read(reading);
      if (value === undefined) {
        return exists === undefined ? UNKNOWN : exists ? NO : limits.length === 0 ? YES : UNKNOWN;
      }
      return exists !== false && check(value) ? YES : NO;
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
      const [only, more] = limits.length === 1 ? limits : limits.filter((limit) => !limit.check(value));
      if (only === undefined || more !== undefined || only.check(value) || !isNear(value, only.limit)) {
        return undefined;
      }
      const needs = `${name} ${only.says}${signal.type === 'duration' ? ` (is ${sayDuration(value)})` : ''}`;
      return { signal: name, value, needs };
    },
  };
}
