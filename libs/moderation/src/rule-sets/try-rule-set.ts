import type { LintResult, Trial, TriedComment } from '@palaver/contracts';
import { canonicalJson, type CompiledRuleSet, evaluate, readExample, RuleSetError } from '@palaver/rules';
import { brokenLint } from './check-rule-set.js';
import { readRuleSet, type Wants, type WrittenRuleSet } from './read-rule-set.js';

export interface RuleSetTrial extends WrittenRuleSet {
  comment: TriedComment;
}

/** What the comment comes to, or why nothing can be said, or the packs that are lacking. */
export type TrialAnswer = { trial: Trial } | { lint: LintResult } | Wants;

/** Whoever tries words on a rule set does so letter by letter: the last one stays compiled. */
let last: { key: string; compiled: CompiledRuleSet } | undefined;

/** Scores a comment that never was by a rule set as it is written. */
export function tryRuleSet({ comment, ...written }: RuleSetTrial): TrialAnswer {
  try {
    const compiled = compiledOf(written);
    if ('wants' in compiled) {
      return compiled;
    }
    const { comment: input, facts } = readExample(comment, compiled.needs, new Date().toISOString());
    const { action, by, reasonCode, score, thresholds, reasons, shadow, skipped, degraded } = evaluate(
      compiled,
      input,
      facts,
    );
    return { trial: { action, by, reasonCode, score, thresholds, reasons, shadow, skipped, degraded } };
  } catch (error) {
    if (error instanceof RuleSetError) {
      return { lint: brokenLint(error) };
    }
    throw error;
  }
}

function compiledOf(written: WrittenRuleSet): CompiledRuleSet | Wants {
  const key = canonicalJson(written);
  if (last?.key === key) {
    return last.compiled;
  }
  const read = readRuleSet(written);
  if ('wants' in read) {
    return read;
  }
  last = { key, compiled: read.compiled };
  return read.compiled;
}
