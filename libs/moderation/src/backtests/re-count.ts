import type { Action, Agreement, ReCount, RuleCount } from '@palaver/contracts';
import type { CompiledRuleSet } from '@palaver/rules';
import { proportion } from './proportion.js';
import { emptyRule, type SideTally } from './tally.js';

/** A review is taken to last half a minute, here as in docs/QUALITY.md. */
const SECONDS_PER_REVIEW = 30;

type Shown = Pick<CompiledRuleSet, 'id' | 'hash' | 'document'> & { version: number | null };

/** What a rule set sends to people, and how often it agrees with them. */
export function toReCount(side: SideTally, { id, version, hash, document }: Shown): ReCount {
  const { approve, review, reject } = side.actions;
  const all = approve + review + reject;
  const share = (count: number) => (all === 0 ? null : count / all);
  return {
    ruleSet: { id, version, hash },
    approve,
    review,
    reject,
    shares: { approve: share(approve), review: share(review), reject: share(reject) },
    reviewMinutesPer1000: ((share(review) ?? 0) * 1000 * SECONDS_PER_REVIEW) / 60,
    held: agreement(side, ['review', 'reject']),
    rejected: agreement(side, ['reject']),
    rules: toRuleCounts(side, document),
  };
}

function agreement({ judged }: SideTally, picked: readonly Action[]): Agreement {
  const sum = (actions: readonly Action[], label: 0 | 1) =>
    actions.reduce((total, action) => total + judged[action][label], 0);
  const right = sum(picked, 1);
  return {
    precision: proportion(right, right + sum(picked, 0)),
    recall: proportion(right, sum(['approve', 'review', 'reject'], 1)),
  };
}

/** All that run, those with most hits first; one without hits is as telling as any. */
function toRuleCounts({ rules }: SideTally, document: CompiledRuleSet['document']): RuleCount[] {
  const run = [...document.rules, ...document.composites].filter(({ mode }) => mode !== 'off');
  const counts = run.map(({ id, mode }): RuleCount => {
    const { hits, byLabel, skipped, held, samples: kept } = rules[id] ?? emptyRule();
    const samples = kept.map((sample) => ({ ...sample, text: null }));
    const [approved, rejected] = byLabel;
    const precision = proportion(rejected, rejected + approved);
    return { rule: id, shadow: mode === 'shadow', hits, held, rejected, approved, skipped, precision, samples };
  });
  return counts.sort((a, b) => b.hits - a.hits || (a.rule < b.rule ? -1 : 1));
}
