import type { CompiledRuleSet } from '../compile.js';
import type { RuleSetIssue } from '../rule-set-error.js';
import type { RuleSetDocument } from '../schema/rule-set.schema.js';
import { lintPatterns, ownPatterns } from './lint-patterns.js';
import { lintRules } from './lint-rules.js';
import { lintLists } from './lint-terms.js';
import { tryPatterns, type PatternCost } from './try-patterns.js';
import { Warnings } from './warnings.js';

export interface LintReport {
  /** With these a rule set may be compiled, but must not be saved: they depend on the machine. */
  errors: RuleSetIssue[];
  /** Advice: what is allowed and hardly meant. */
  warnings: RuleSetIssue[];
  patterns: PatternCost[];
}

const inOrder = (a: RuleSetIssue, b: RuleSetIssue): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);

/**
 * Looks for what a rule set may hold but hardly means. `own` is the document as its author wrote it, `ruleSet` what it
 * was compiled to with all it extends: only the author's own parts are judged. `now` is for entries that have ended.
 */
export function lintRuleSet(own: RuleSetDocument, ruleSet: CompiledRuleSet, now: Date): LintReport {
  const warnings = new Warnings();
  const errors = new Warnings();
  lintLists(own, ruleSet.document, now.getTime(), warnings);
  lintRules(own, ruleSet.document, warnings);
  const patterns = tryPatterns(ownPatterns(own, ruleSet.patterns));
  lintPatterns(own, patterns, warnings, errors);
  return { errors: errors.issues.sort(inOrder), warnings: warnings.issues.sort(inOrder), patterns };
}
