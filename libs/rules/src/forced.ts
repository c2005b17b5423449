import type { Action, ReasonCode } from '@palaver/contracts';
import type { CompiledForce, CompiledRuleSet } from './compile.js';
import type { Evidence } from './conditions/condition.js';
import type { FieldSpan, Reason } from './evaluation.js';
import { mergeSpans, type Hits } from './hits.js';
import type { Reading } from './reading.js';
import { render } from './say.js';
import { YES } from './truth.js';

/** What stands for the rule in the reason a force gives. */
export const FORCE = 'FORCE';

export interface Forced {
  action: Action;
  code?: ReasonCode;
  /** All of this action that matched. */
  by: readonly CompiledForce[];
}

const precedence: Action[] = ['approve', 'reject', 'review'];

export function forced({ force }: CompiledRuleSet, hits: Hits, reading: Reading): Forced | undefined {
  const matching = force.filter(
    ({ expression, condition }) => (expression?.(hits.liveStates) ?? condition?.test(reading)) === YES,
  );
  const action = precedence.find((one) => matching.some((match) => match.action === one));
  if (action === undefined) {
    return undefined;
  }
  const by = matching.filter((match) => match.action === action);
  const codes = by.flatMap(({ reason }) => reason ?? []);
  return { action, code: codes.sort()[0], by };
}

function spansOf({ condition, parts }: CompiledForce, hits: Hits, reading: Reading): FieldSpan[] {
  const evidence: Evidence = { spans: [], finds: [] };
  condition?.explain(reading, evidence);
  const ofParts = hits.live.filter(({ index }) => parts.includes(index)).flatMap(({ spans }) => spans);
  return mergeSpans([...evidence.spans, ...ofParts]);
}

/** What those that decided say for it, in an order that does not depend on theirs. Points are none of theirs. */
export function forceReasons({ by }: Forced, code: ReasonCode | null, hits: Hits, reading: Reading): Reason[] {
  const saying = by.filter(({ say }) => say !== undefined).map((one) => ({ one, spans: spansOf(one, hits, reading) }));
  const reasons = saying.map(({ one, spans }) => ({
    rule: FORCE,
    code: one.reason ?? code ?? ('policy_other' as const),
    points: 0,
    say: render(one.say ?? '', reading, spans),
    spans,
  }));
  const texts = new Map(reasons.map((reason) => [JSON.stringify(reason), reason]));
  return [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, reason]) => reason);
}
