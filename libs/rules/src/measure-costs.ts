import type { CommentInput } from './comment.js';
import type { CompiledRule, CompiledRuleSet } from './compile.js';
import type { Evidence } from './conditions/condition.js';
import { WORK_BUDGET } from './evaluate.js';
import type { Facts } from './facts.js';
import { Reading } from './reading.js';
import { YES } from './truth.js';

export interface CostSample {
  comment: CommentInput;
  facts: Facts;
}

export interface RuleCost {
  rule: string;
  /** Microseconds per comment, over all comments given, whether it was run on them or not. */
  us: number;
  /** Share of the comments on which it had to be run; on the others it is known to be false at no cost. */
  ran: number;
}

export interface RuleSetCosts {
  /** Microseconds per comment for what all rules share: reading the text in its views and finding the terms in it. */
  sharedUs: number;
  /** The dearest first. Rules that are off are left out. */
  rules: RuleCost[];
}

/** A reading with everything in it that rules share, so that what is timed next is a rule's alone. */
function prepared(ruleSet: CompiledRuleSet, { comment, facts }: CostSample) {
  const reading = new Reading(comment, facts, ruleSet, WORK_BUDGET);
  const met = Uint8Array.from(ruleSet.presence.met(reading));
  return { reading, met, shared: [reading.links, reading.stats, reading.field('text').contacts, reading.now] };
}

function run({ condition }: CompiledRule, reading: Reading): void {
  if (condition.test(reading) === YES) {
    const evidence: Evidence = { spans: [], finds: [] };
    condition.explain(reading, evidence);
  } else {
    condition.near?.(reading);
  }
}

const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Milliseconds for each rule over all samples. */
function timeRules(ruleSet: CompiledRuleSet, samples: readonly CostSample[]): number[] {
  return ruleSet.rules.map((rule, index) => {
    // Fresh for each rule: what its patterns find is kept in the reading.
    const readings = samples.map((sample) => prepared(ruleSet, sample));
    const start = performance.now();
    for (const { reading, met } of readings) {
      if (met[index] !== 0 && rule.mode !== 'off') {
        run(rule, reading);
      }
    }
    return performance.now() - start;
  });
}

/**
 * What each rule costs over the given comments, the median of `rounds` rounds. Looks at the clock, which `evaluate`
 * never does; nothing is decided by it.
 */
export function measureCosts(ruleSet: CompiledRuleSet, samples: readonly CostSample[], rounds = 5): RuleSetCosts {
  const perComment = (times: number[]): number =>
    samples.length === 0 ? 0 : Math.round((middle(times) * 1e6) / samples.length) / 1000;
  const times = Array.from({ length: rounds }, () => timeRules(ruleSet, samples));
  const shared = Array.from({ length: rounds }, () => {
    const start = performance.now();
    samples.forEach((sample) => prepared(ruleSet, sample));
    return performance.now() - start;
  });
  const mets = samples.map((sample) => prepared(ruleSet, sample).met);
  const rules = ruleSet.rules.map(({ id }, index) => ({
    rule: id,
    us: perComment(times.map((round) => round[index] ?? 0)),
    ran: samples.length === 0 ? 0 : mets.filter((met) => met[index] !== 0).length / samples.length,
  }));
  return {
    sharedUs: perComment(shared),
    rules: rules.filter((_, index) => ruleSet.rules[index]?.mode !== 'off').sort((a, b) => b.us - a.us),
  };
}
