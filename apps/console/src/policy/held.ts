import { type SwitchName } from './policy.js';
import { type Report } from './preview.js';

type Sample = Report['candidate']['rules'][number]['samples'][number];

/** What waits because of a choice, of the comments it was tried on, and some of it. */
export interface Held {
  count: number;
  of: number;
  samples: Sample[];
  /** Whether it would wait only if one chose so. */
  isOnlyCounted: boolean;
}

/** The rules that speak for a switch; what one of them absorbs is not counted twice. */
const RULES: Record<Exclude<SwitchName, 'strictness'>, readonly string[]> = {
  firstTimers: ['FIRST_TIMER'],
  links: ['LINK'],
  words: ['OWN_WORDS'],
  personalData: ['DOXX', 'PERSONAL_CONTACT'],
  shouting: ['ALL_CAPS'],
};
const MOST_SAMPLES = 3;

export function heldBy(name: SwitchName, { comments, candidate, flips }: Report): Held {
  if (name === 'strictness') {
    const fresh = flips.live.filter(({ to }) => to === 'review').flatMap(({ samples }) => samples);
    return { count: candidate.review, of: comments, samples: fresh.slice(0, MOST_SAMPLES), isOnlyCounted: false };
  }
  const rules = candidate.rules.filter(({ rule }) => RULES[name].includes(rule));
  return {
    count: rules.reduce((sum, { shadow, hits, held }) => sum + (shadow ? hits : held), 0),
    of: comments,
    samples: rules.flatMap(({ samples }) => samples).slice(0, MOST_SAMPLES),
    isOnlyCounted: rules.some(({ shadow }) => shadow),
  };
}

/** So many a day, where so many comments come a day; null where that is not known. */
export function perDay({ count, of }: { count: number; of: number }, commentsPerDay: number | null): number | null {
  return commentsPerDay === null || of === 0 ? null : (count / of) * commentsPerDay;
}
