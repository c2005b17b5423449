export type { CommentInput } from './comment.js';
export {
  rateKey,
  similarKey,
  type FactNeeds,
  type Facts,
  type RateNeed,
  type RateOf,
  type SimilarCounts,
  type SimilarNeed,
} from './facts.js';
export { countedNeeds, type CountedNeeds, type CountedRate, type CountedSimilar } from './counted-needs.js';
export type { DecidedBy, Evaluation, FieldSpan, NearMiss, Reason, SpanField } from './evaluation.js';
export type { RuleSetDocument } from './schema/rule-set.schema.js';
export type { SignalDeclaration, SignalType, SignalValue } from './signals/signal.js';
export type { InlineTestResult } from './inline-tests.js';
export type { ListReader } from './list-sources.js';
export type { PackReader } from './resolve.js';
export { describeIssue, RuleSetError, type RuleSetIssue } from './rule-set-error.js';
export { parseRuleSet } from './parse.js';
export { resolveRuleSet } from './resolve.js';
export { canonicalJson, hashRuleSet } from './hash.js';
export { compile, DEFAULT_THRESHOLDS, type CompiledRuleSet } from './compile.js';
export { ENGINE, evaluate, WORK_BUDGET } from './evaluate.js';
export { measureCosts, type CostSample, type RuleCost, type RuleSetCosts } from './measure-costs.js';
export { readExample } from './example-input.js';
export { runInlineTests } from './inline-tests.js';
export type { RuleExample } from './schema/rule-tests.schema.js';
export { RULE_SET_JSON_SCHEMA_ID, ruleSetJsonSchema, ruleSetJsonSchemaText } from './json-schema.js';
export { parseListFile } from './list-file.js';
export { compileBrake, ruleHashes, type CompiledBrake } from './brake.js';
export { entriesFound } from './report/entries-found.js';
export { ruleCosts } from './report/rule-costs.js';
export { wilsonLowerBound } from './signals/wilson.js';
export { tellOf } from './tell.js';
export { lintRuleSet, type LintReport } from './lint/lint.js';
export type { PatternCost } from './lint/try-patterns.js';
export { SIGNALS } from './signals/catalogue.js';
export { bundledPackNames, findBundledPack, loadBundledPack, readBundledList } from './bundled-packs.js';
export { findPack } from './find-pack.js';
