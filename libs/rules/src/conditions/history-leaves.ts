import type { RateTests, SimilarTests } from '../schema/condition.schema.js';
import { durationMs } from '../schema/duration.js';
import type { Reading } from '../reading.js';
import { NO, UNKNOWN, YES } from '../truth.js';
import { noEvidence, type Condition } from './condition.js';

/** The author's comments in the window that ends with this one. */
function recentOfAuthor(reading: Reading, windowMs: number): number | undefined {
  const times = reading.facts.author?.recent?.map((time) => Date.parse(time));
  const latest = times?.[0];
  return latest === undefined ? undefined : times?.filter((time) => latest - time < windowMs).length;
}

/** Rates other than the author's are facts that nobody gathers yet: unknown. */
export function rateLeaf(tests: RateTests): Condition {
  const windowMs = durationMs(tests.window);
  const read = (reading: Reading): number | undefined =>
    tests.of === 'author' ? recentOfAuthor(reading, windowMs) : undefined;
  return {
    cost: 3,
    test: (reading) => {
      const known = reading.facts.author?.recent?.length ?? 0;
      if (tests.of === 'author' && known > 0 && known <= tests.gt) {
        return NO;
      }
      const rate = read(reading);
      return rate === undefined ? UNKNOWN : rate > tests.gt ? YES : NO;
    },
    explain: (reading, evidence) => {
      evidence.number ??= read(reading);
    },
    missing: (_, names) => names.add(tests.of === 'author' ? 'author.recent' : `rate.${tests.of}`),
  };
}

/** Near-duplicates are facts that nobody gathers yet: unknown. */
export function similarLeaf(_tests: SimilarTests): Condition {
  return { cost: 3, test: () => UNKNOWN, explain: noEvidence, missing: (_, names) => names.add('similar') };
}
