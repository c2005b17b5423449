import type { CompiledRegex } from '../conditions/regex.js';
import type { RuleSetDocument } from '../schema/rule-set.schema.js';
import { leavesOf } from './leaves.js';
import { maxCompileMs, type PatternCost } from './try-patterns.js';
import type { Warnings } from './warnings.js';

/** From this average on a pattern without a literal is a burden for every comment. */
const slowMicroseconds = 200;

/** Where the document's own rules hold patterns. */
function placesOf(own: RuleSetDocument) {
  return own.rules.flatMap((rule, index) =>
    leavesOf(rule.when).flatMap(({ tests, path }) =>
      (['regex', 'matches'] as const).flatMap((key) =>
        typeof tests[key] === 'string' ? [{ rule, index, path: [...path, key], source: tests[key] }] : [],
      ),
    ),
  );
}

/** The patterns of the document's own rules. */
export function ownPatterns(own: RuleSetDocument, compiled: readonly CompiledRegex[]): CompiledRegex[] {
  const used = new Set(placesOf(own).map(({ source }) => source));
  return compiled.filter(({ source }) => used.has(source));
}

/** Judges what patterns cost: slow ones are advice, those that take too long to compile are errors. */
export function lintPatterns(
  own: RuleSetDocument,
  costs: readonly PatternCost[],
  warnings: Warnings,
  errors: Warnings,
): void {
  const places = placesOf(own);
  for (const { pattern, literals, compileMs, microseconds } of costs) {
    for (const { rule, index, path } of places.filter(({ source }) => source === pattern)) {
      if (compileMs > maxCompileMs) {
        const message = `the pattern takes ${compileMs} ms to compile, more than ${maxCompileMs}`;
        errors.add(rule, ['rules', index], path, message);
      } else if (literals === null && microseconds > slowMicroseconds) {
        const hint = 'a pattern that needs a plain word of three letters or digits runs only where the word stands';
        warnings.add(rule, ['rules', index], path, `the pattern runs on every comment, for ${microseconds} µs`, hint);
      }
    }
  }
}
