export { bundledRuleSet } from './bundled-rule-set.js';
export { type SiteDisplay, toCommentObject, toDecision } from './comment-object.js';
export { ListRunner } from './list-runner.js';
export { Moderation, type ModerationHooks, type ModerationPoint } from './moderation.js';
export { type Scorer, type ScoreOutcome, type ScoreRequest } from './scorer/scorer.js';
export { ThreadScorer } from './scorer/thread-scorer.js';
