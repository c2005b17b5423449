import { hash } from 'node:crypto';
import type { Action } from '@palaver/contracts';
import { type CommentInput, type CompiledRuleSet, evaluate, type Evaluation, type Facts } from '@palaver/rules';
import type { Score } from './scorer.js';

/** Evaluates one comment and packs the outcome. Pure. */
export function scoreComment(
  compiled: CompiledRuleSet,
  comment: CommentInput,
  facts: Facts,
  forced: Action | undefined,
): Score {
  const evaluation = evaluate(compiled, comment, facts);
  const told = forced === undefined ? evaluation : obeyTestText(evaluation, forced, comment.text.length);
  return {
    action: told.action,
    score: Math.round(told.score * 100),
    reasonCode: told.reasonCode,
    ruleSet: told.ruleSet,
    digest: digestOf(told),
    result: JSON.stringify(told),
  };
}

function digestOf(evaluation: Evaluation): string {
  const reasons = evaluation.reasons.map(({ rule, code, points }) => `${rule} ${code} ${points}`).sort();
  return hash('sha256', JSON.stringify([evaluation.action, reasons]), 'base64url').slice(0, 16);
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
