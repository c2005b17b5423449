import { rateKey, similarKey, type SimilarCounts } from '../facts.js';
import type { RateTests, SimilarTests } from '../schema/condition.schema.js';
import { durationMs } from '../schema/duration.js';
import type { Reading } from '../reading.js';
import { NO, UNKNOWN, YES, type Truth } from '../truth.js';
import type { Builder } from './builder.js';
import type { Condition } from './condition.js';
import { compareNumber } from './number-leaf.js';

/** How many arrival times come with an author's record: more comments than these are known only by a stored rate. */
const maxRecent = 32;
/** Below this many words comments such as "thank you" are alike by nature. */
export const defaultMinWords = 6;

interface Rate {
  count: number;
  /** The true count may be higher. */
  isLeast: boolean;
}

/** The author's comments in the window that ends with this one. */
function recentOfAuthor(reading: Reading, windowMs: number): Rate | undefined {
  const ages = reading.facts.author?.recent;
  if (ages === undefined || ages.length === 0) {
    return undefined;
  }
  const older = ages.findIndex((age) => age >= windowMs);
  const count = older < 0 ? ages.length : older;
  return { count, isLeast: older < 0 && ages.length >= maxRecent };
}

/** Comments of the same author, address, article, link or site in a window that ends with this one. */
export function rateLeaf({ of, window, gt }: RateTests, builder: Builder): Condition {
  const windowMs = durationMs(window);
  const key = rateKey(of, windowMs);
  builder.needsRate(key, of, windowMs);
  const read = (reading: Reading): Rate | undefined => {
    const stored = reading.facts.rates?.[key];
    if (stored !== undefined) {
      return { count: stored, isLeast: false };
    }
    return of === 'author' ? recentOfAuthor(reading, windowMs) : undefined;
  };
  return {
    cost: 3,
    test: (reading): Truth => {
      if (of === 'link' && reading.links.length === 0) {
        return NO;
      }
      const rate = read(reading);
      return rate === undefined ? UNKNOWN : rate.count > gt ? YES : rate.isLeast ? UNKNOWN : NO;
    },
    explain: (reading, evidence) => {
      evidence.number ??= read(reading)?.count;
      for (const { span } of of === 'link' ? reading.links : []) {
        evidence.spans.push({ field: 'text', ...span });
      }
    },
    missing: (_, names) => names.add(of === 'author' ? 'author.recent' : `rate.${of}`),
  };
}

/** Near-duplicates of the comment in a window; without further tests, one other comment is enough. */
export function similarLeaf(tests: SimilarTests, builder: Builder): Condition {
  const { atLeast, minWords = defaultMinWords } = tests;
  const windowMs = durationMs(tests.window);
  const key = similarKey(atLeast, minWords, windowMs);
  builder.needsSimilar({ key, atLeast, minWords, windowMs });
  const checks = (['comments', 'articles', 'authors'] as const).flatMap((name) => {
    const wanted = tests[name];
    const check = wanted === undefined ? undefined : compareNumber(wanted);
    return check === undefined ? [] : [(counts: SimilarCounts) => check(counts[name])];
  });
  const read = (reading: Reading): SimilarCounts | undefined => reading.facts.similar?.[key];
  return {
    cost: 12,
    test: (reading): Truth => {
      if (reading.stats.words < minWords) {
        return NO;
      }
      const counts = read(reading);
      return counts === undefined ? UNKNOWN : counts.comments > 1 && checks.every((check) => check(counts)) ? YES : NO;
    },
    explain: (reading, evidence) => {
      evidence.number ??= read(reading)?.comments;
    },
    missing: (_, names) => names.add('similar'),
  };
}
