import { rateKey, similarKey, type RateNeed, type SimilarNeed } from './facts.js';
import { defaultMinWords } from './conditions/history-leaves.js';
import type { ConditionNode, RateTests, SimilarTests } from './schema/condition.schema.js';
import { durationMs } from './schema/duration.js';
import type { RuleSetDocument } from './schema/rule-set.schema.js';

export interface CountedRate extends RateNeed {
  /** The highest number it is compared with: nobody has to count far beyond it. */
  over: number;
}
export interface CountedSimilar extends SimilarNeed {
  /** The highest number one of its counts is compared with. */
  over: number;
}
export interface CountedNeeds {
  rates: CountedRate[];
  similar: CountedSimilar[];
}

/** Conditions that are run: those of rules that are off need nothing. */
function conditionsOf({ rules, force, exempt }: RuleSetDocument): ConditionNode[] {
  const live = rules.filter(({ mode }) => mode !== 'off');
  return [...live, ...force, ...exempt].flatMap(({ when }) => (typeof when === 'string' ? [] : [when]));
}

function parts({ all = [], any = [], not, count }: ConditionNode): ConditionNode[] {
  return [...all, ...any, ...(not ? [not] : []), ...(count?.of ?? [])];
}

function withParts(condition: ConditionNode): ConditionNode[] {
  return [condition, ...parts(condition).flatMap(withParts)];
}

function rateNeed({ of, window, gt }: RateTests): CountedRate {
  const windowMs = durationMs(window);
  return { key: rateKey(of, windowMs), of, windowMs, over: gt };
}

function similarNeed(tests: SimilarTests): CountedSimilar {
  const { atLeast, minWords = defaultMinWords } = tests;
  const windowMs = durationMs(tests.window);
  const compared = [tests.comments, tests.articles, tests.authors].flatMap((test) => Object.values(test ?? {}).flat());
  const over = Math.max(1, ...compared.filter((value) => typeof value === 'number'));
  return { key: similarKey(atLeast, minWords, windowMs), atLeast, minWords, windowMs, over };
}

function byKey<Need extends { key: string; over: number }>(needs: readonly Need[]): Need[] {
  const merged = new Map<string, Need>();
  for (const need of needs) {
    merged.set(need.key, { ...need, over: Math.max(need.over, merged.get(need.key)?.over ?? 0) });
  }
  return [...merged.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** What has to be counted for a resolved rule set, read from the document alone: nobody has to compile it to know. */
export function countedNeeds(document: RuleSetDocument): CountedNeeds {
  const conditions = conditionsOf(document).flatMap(withParts);
  return {
    rates: byKey(conditions.flatMap(({ rate }) => (rate ? [rateNeed(rate)] : []))),
    similar: byKey(conditions.flatMap(({ similar }) => (similar ? [similarNeed(similar)] : []))),
  };
}
