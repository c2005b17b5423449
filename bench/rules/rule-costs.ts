import { measureCosts, type RuleCost } from '../../libs/rules/src/index.js';
import type { RuleBenchOptions } from './options.js';
import { commentsOf, factsFor, newsroom } from './subjects.js';

const SHOWN = 10;

/** The dearest rules of `newsroom` on ordinary comments. */
export function measureRuleCosts({ rounds, comments }: RuleBenchOptions): RuleCost[] {
  const ruleSet = newsroom();
  const facts = factsFor(ruleSet);
  const samples = commentsOf('latin', comments).map((comment) => ({ comment, facts }));
  return measureCosts(ruleSet, samples, rounds).rules.slice(0, SHOWN);
}
