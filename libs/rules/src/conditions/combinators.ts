import { NO, not, UNKNOWN, YES, type Truth } from '../truth.js';
import type { Need } from '../need.js';
import type { Condition } from './condition.js';
import type { Reading } from '../reading.js';

const totalCost = (parts: readonly Condition[]): number => parts.reduce((sum, part) => sum + part.cost, 0);
const byCost = (parts: readonly Condition[]): Condition[] => [...parts].sort((a, b) => a.cost - b.cost);

const worksIn = (parts: readonly Condition[]): boolean => parts.some((part) => part.works === true);

/** What the first part that needs something needs, if no part before it, nor a second look, counts as work. */
function needsOfAll(parts: readonly Condition[]): readonly Need[] | undefined {
  const at = parts.findIndex((part) => part.needs !== undefined);
  const looksAgain = parts.some((part) => part.near !== undefined);
  return worksIn(looksAgain ? parts : parts.slice(0, at)) ? undefined : parts[at]?.needs;
}

/** What any part needs, if each needs something. */
function needsOfAny(parts: readonly Condition[]): readonly Need[] | undefined {
  return parts.some((part) => part.needs === undefined) ? undefined : parts.flatMap((part) => part.needs ?? []);
}

function missingOf(parts: readonly Condition[]): Condition['missing'] {
  return (reading, missing) => {
    for (const part of parts) {
      if (part.test(reading) === UNKNOWN) {
        part.missing(reading, missing);
      }
    }
  };
}

function explainTrue(parts: readonly Condition[]): Condition['explain'] {
  return (reading, evidence) => {
    for (const part of parts) {
      if (part.test(reading) === YES) {
        part.explain(reading, evidence);
      }
    }
  };
}

/** True when all are; false as soon as one is, whatever is unknown. */
export function all(given: readonly Condition[]): Condition {
  const parts = byCost(given);
  if (parts.length === 1 && parts[0] !== undefined) {
    return parts[0];
  }
  const tests = parts.map((part) => part.test);
  /** The part that made `test` false, for `near`, which comes right after it. */
  let failed = -1;
  const test = (reading: Reading): Truth => {
    let result: Truth = YES;
    for (let i = 0; i < tests.length; i += 1) {
      const truth = (tests[i] as Condition['test'])(reading);
      if (truth === NO) {
        failed = i;
        return NO;
      }
      result = truth === UNKNOWN ? UNKNOWN : result;
    }
    failed = -1;
    return result;
  };
  // Most fail by more than little, which is told before the other parts are run.
  const nearOfAll: Condition['near'] = (reading) => {
    const at = failed;
    const near = parts[at]?.near?.(reading);
    return near !== undefined && tests.every((one, i) => i === at || one(reading) === YES) ? near : undefined;
  };
  // Only an `all` with a number that may fall just short is worth a second look.
  const near = parts.some((part) => part.near !== undefined) ? nearOfAll : undefined;
  return {
    cost: totalCost(parts),
    test,
    explain: explainTrue(parts),
    missing: missingOf(parts),
    near,
    needs: needsOfAll(parts),
    works: worksIn(parts),
  };
}

/** True as soon as one is, whatever is unknown; false when all are. */
export function any(given: readonly Condition[]): Condition {
  const parts = byCost(given);
  const tests = parts.map((part) => part.test);
  const test = (reading: Reading): Truth => {
    let result: Truth = NO;
    for (let i = 0; i < tests.length; i += 1) {
      const truth = (tests[i] as Condition['test'])(reading);
      if (truth === YES) {
        return YES;
      }
      result = truth === UNKNOWN ? UNKNOWN : result;
    }
    return result;
  };
  return {
    cost: totalCost(parts),
    test,
    explain: explainTrue(parts),
    missing: missingOf(parts),
    needs: needsOfAny(parts),
    works: worksIn(parts),
  };
}

export function negate(part: Condition): Condition {
  return {
    cost: part.cost,
    test: (reading) => not(part.test(reading)),
    explain: () => undefined,
    missing: part.missing,
    works: part.works,
  };
}

/** Compares how many parts are true; unknown while the unknown parts could tip it. */
export function count(given: readonly Condition[], compare: (count: number) => boolean): Condition {
  const parts = byCost(given);
  const test = (reading: Reading): Truth => {
    let yes = 0;
    let unknown = 0;
    for (const part of parts) {
      const truth = part.test(reading);
      yes += truth === YES ? 1 : 0;
      unknown += truth === UNKNOWN ? 1 : 0;
    }
    const first = compare(yes);
    for (let extra = 1; extra <= unknown; extra++) {
      if (compare(yes + extra) !== first) {
        return UNKNOWN;
      }
    }
    return first ? YES : NO;
  };
  return {
    cost: totalCost(parts),
    test,
    explain: explainTrue(parts),
    missing: missingOf(parts),
    needs: compare(0) ? undefined : needsOfAny(parts),
    works: worksIn(parts),
  };
}
