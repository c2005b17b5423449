import type { Evidence } from './conditions/condition.js';
import type { Reading } from './reading.js';
import type { Score } from './schema/rule-set.schema.js';
import { findSignal } from './signals/catalogue.js';

/** Hundredths of a point, so that sums are exact; undefined when a fact it is made from is missing. */
export type PointsOf = (reading: Reading, evidence: Evidence) => number | undefined;

export const toCents = (points: number): number => Math.round(points * 100);
export const fromCents = (cents: number): number => cents / 100;

const plainViews: readonly string[] = ['base', 'skeleton'];

/** The most that anything found is worth; disguises that are often innocent lead to a person, not to a rejection. */
function worthOfFinds(score: Exclude<Score, number>, base: number, riskyCap: number): (evidence: Evidence) => number {
  return ({ finds }) => {
    if (finds.length === 0) {
      return base;
    }
    const worth = finds.map(({ view }) => {
      const given = score.perView?.[view];
      return given === undefined ? (plainViews.includes(view) ? base : Math.min(base, riskyCap)) : toCents(given);
    });
    return Math.max(...worth);
  };
}

/** Compiles a score; `reviewAt` is the threshold that caps what risky views are worth on their own. */
export function compilePoints(given: Score, reviewAt: number): PointsOf {
  const score = typeof given === 'number' ? { base: given } : given;
  const base = toCents(score.base ?? 0);
  const worth = worthOfFinds(score, base, toCents(reviewAt));
  const source = score.from === undefined ? undefined : findSignal(score.from);
  const { per, over = 0, scale, max } = score;
  return (reading, evidence) => {
    let cents = worth(evidence);
    let value: number | undefined = evidence.number ?? evidence.finds.length;
    if (source !== undefined) {
      value = source.signal.read(reading, source.member) as number | undefined;
      if (value === undefined) {
        return undefined;
      }
    }
    if (per !== undefined) {
      cents += Math.round(per * 100 * Math.max(0, value - over));
    } else if (source !== undefined) {
      cents += Math.round(value * (scale ?? 1) * 100);
    }
    cents = max === undefined ? cents : Math.min(cents, toCents(max));
    const isQuoted = evidence.finds.length > 0 && evidence.finds.every((find) => find.quoted);
    return isQuoted ? Math.round(cents * (score.quoted ?? 1)) : cents;
  };
}
