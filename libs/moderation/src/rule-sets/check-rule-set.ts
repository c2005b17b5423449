import type { LintResult, TestResult } from '@palaver/contracts';
import {
  canonicalJson,
  type CompiledRuleSet,
  type LintReport,
  lintRuleSet,
  type PatternCost,
  RuleSetError,
  type RuleSetIssue,
  runInlineTests,
} from '@palaver/rules';
import type { VersionRules } from '@palaver/persistence';
import { versionRules } from '../brake/version-rules.js';
import { readRuleSet, type Wants, type WrittenRuleSet } from './read-rule-set.js';

export interface RuleSetCheck extends WrittenRuleSet {
  /** Inline tests cost more than the rest, and are not always wanted. */
  tests: boolean;
  /** So does advice, and trying the patterns on sample texts: what fails there may run and must not be published. */
  advice: boolean;
}

export interface CheckedRuleSet {
  lint: LintResult;
  /** Only without issues. */
  document?: string;
  rules?: VersionRules;
  title?: string | null;
  tests?: TestResult;
}

/** A check, or the packs it cannot do without. */
export type CheckAnswer = Wants | CheckedRuleSet;

const NOTHING: LintReport = { errors: [], warnings: [], patterns: [] };

/** What is wrong with a rule set, and what a version made of it would be. */
export function checkRuleSet({ tests, advice, ...written }: RuleSetCheck): CheckAnswer {
  try {
    const read = readRuleSet(written);
    if ('wants' in read) {
      return read;
    }
    const { parsed, document, compiled } = read;
    const { errors, warnings, patterns } = advice ? lintRuleSet(parsed, compiled, new Date()) : NOTHING;
    const told = { advice: warnings.map(plainIssue), patterns: patterns.map(plainCost) };
    if (errors.length > 0) {
      return { lint: { ok: false, hash: null, issues: errors.map(plainIssue), ...told } };
    }
    return {
      lint: { ok: true, hash: compiled.hash, issues: [], ...told },
      document: canonicalJson(document),
      rules: versionRules(document),
      title: document.title ?? null,
      ...(tests ? { tests: runTests(compiled) } : {}),
    };
  } catch (error) {
    if (error instanceof RuleSetError) {
      return { lint: brokenLint(error) };
    }
    throw error;
  }
}

export function brokenLint({ issues }: RuleSetError): LintResult {
  return { ok: false, hash: null, issues: issues.map(plainIssue), advice: [], patterns: [] };
}

function runTests(compiled: CompiledRuleSet): TestResult {
  const results = runInlineTests(compiled);
  const failures = results
    .filter(({ ok }) => !ok)
    .map(({ rule, kind, index, detail = 'no detail' }) => ({ rule, kind, index, detail }));
  return { ok: failures.length === 0, ran: results.length, failures };
}

function plainIssue({ message, path, file, line, column, hint }: RuleSetIssue): LintResult['issues'][number] {
  return { message, path, file, line, column, hint };
}

function plainCost({ literals, ...cost }: PatternCost): LintResult['patterns'][number] {
  return { ...cost, literals: literals && [...literals] };
}
