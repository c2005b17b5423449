import type { CompiledRuleSet } from './compile.js';
import type { CompiledEffect } from './compile-effect.js';
import { evaluate } from './evaluate.js';
import { readExample } from './example-input.js';
import { Hits } from './hits.js';
import { placeOf } from './locate.js';
import { Reading } from './reading.js';
import type { RuleExample } from './schema/rule-tests.schema.js';
import { YES } from './truth.js';

export interface InlineTestResult {
  rule: string;
  kind: 'hit' | 'miss';
  index: number;
  ok: boolean;
  detail?: string;
  /** Where the example stands, when its rule set was read from a file. */
  file?: string;
  line?: number;
  column?: number;
}

const defaultNow = '2026-01-01T12:00:00.000Z';

function run(ruleSet: CompiledRuleSet, effect: CompiledEffect, index: number, given: string | RuleExample): string {
  const example = typeof given === 'string' ? { text: given } : given;
  const { comment, facts } = readExample(example, ruleSet.needs, defaultNow);
  const hits = new Hits(ruleSet, new Reading(comment, facts, ruleSet, Number.MAX_SAFE_INTEGER));
  if (hits.states[index] === YES) {
    return 'hit';
  }
  const missing = evaluate(ruleSet, comment, facts).skipped.find(({ rule }) => rule === effect.id)?.missing;
  return missing === undefined ? 'no hit' : `skipped without ${missing.join(', ')}`;
}

/** Runs the examples of every rule and composite that is not off; a skipped rule is a miss. */
export function runInlineTests(ruleSet: CompiledRuleSet): InlineTestResult[] {
  const documents = [...ruleSet.document.rules, ...ruleSet.document.composites];
  const effects = [...ruleSet.rules, ...ruleSet.composites];
  return effects.flatMap((effect, index) => {
    const tests = documents[index]?.tests;
    return (['hit', 'miss'] as const).flatMap((kind) =>
      (effect.mode === 'off' ? [] : (tests?.[kind] ?? [])).map((example, at): InlineTestResult => {
        const outcome = run(ruleSet, effect, index, example);
        const ok = (outcome === 'hit') === (kind === 'hit');
        const place = placeOf(documents[index] ?? ruleSet.document, ['tests', kind, at]);
        return { rule: effect.id, kind, index: at, ok, ...place, ...(ok ? {} : { detail: outcome }) };
      }),
    );
  });
}
