import type { Action } from '@palaver/contracts';
import type { RevisionData, StoredFacts } from '@palaver/persistence';
import { type CompiledRuleSet, evaluate, type Evaluation } from '@palaver/rules';
import { commentInput, factsOf, forcedAction } from '../evaluation-input.js';
import { itemFacts } from '../review/item-facts.js';
import { digestOf } from './outcome-digest.js';
import type { Score, ScoreInput } from './scorer.js';

/** Evaluates one comment and packs the outcome. Pure. @param obey whether a test key's text is done as it asks */
export function scoreComment(compiled: CompiledRuleSet, input: ScoreInput, obey = true): Score {
  const data = JSON.parse(input.data) as RevisionData;
  const facts = factsOf(JSON.parse(input.facts) as Partial<StoredFacts>, data, input.now);
  if (input.braked) {
    facts.braked = input.braked;
  }
  const evaluation = evaluate(compiled, commentInput(input.id, input.rev, data), facts);
  const forced = obey ? forcedAction(data) : undefined;
  const told = forced === undefined ? evaluation : obeyTestText(evaluation, forced, data.text.length);
  return {
    action: told.action,
    score: Math.round(told.score * 100),
    reasonCode: told.reasonCode,
    digest: digestOf(told),
    facts: JSON.stringify(facts),
    result: JSON.stringify(told),
    item: told.action === 'review' ? itemFacts(data, facts, told) : undefined,
  };
}

/** What is kept of a run in shadow: enough to compare outcomes, rule by rule. */
export function shadowScore(compiled: CompiledRuleSet, input: ScoreInput): Score {
  const score = scoreComment(compiled, input, false);
  const { ruleSet, action, by, reasonCode, score: points, reasons } = JSON.parse(score.result) as Evaluation;
  const hits = reasons.map(({ rule, code, points: given }) => ({ rule, code, points: given }));
  return { ...score, result: JSON.stringify({ ruleSet, action, by, reasonCode, score: points, reasons: hits }) };
}

/** Comments sent with a test key can ask for an outcome, so that a site can try each of its own branches. */
function obeyTestText(evaluation: Evaluation, action: Action, length: number): Evaluation {
  const code = action === 'review' ? 'needs_human' : 'policy_other';
  const reason = {
    rule: 'TEST_KEY',
    code,
    points: 0,
    say: `The text of this test comment asks for ${action}`,
    spans: [{ field: 'text', start: 0, end: length }],
  } satisfies Evaluation['reasons'][number];
  return { ...evaluation, action, by: 'force', reasonCode: action === 'approve' ? null : code, reasons: [reason] };
}
