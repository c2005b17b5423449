import { compileRegex, type CompiledRegex } from '../conditions/regex.js';
import { sampleTexts } from './samples.js';

/** What a pattern of readers' making costs; figures are of the machine that was asked. */
export interface PatternCost {
  pattern: string;
  /** Instructions of its program: each run counts characters times this against the budget. */
  instructions: number;
  /** One of these must stand in the text before the pattern runs; null when it runs on every comment. */
  literals: readonly string[] | null;
  compileMs: number;
  /** Average on the sample texts, the literals not asked. */
  microseconds: number;
}

/** No pattern may take longer to compile. */
export const maxCompileMs = 50;
const sampleCount = 200;
const compileRuns = 3;

function time(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Compiles each pattern anew and runs it on 200 sample texts. */
export function tryPatterns(patterns: readonly CompiledRegex[]): PatternCost[] {
  const texts = patterns.length === 0 ? [] : sampleTexts(sampleCount);
  return patterns.map(({ source, caseSensitive, size, literals, test }) => {
    const compiles = Array.from({ length: compileRuns }, () => time(() => compileRegex(source, caseSensitive)));
    const dryRun = time(() => texts.forEach((text) => test(text)));
    return {
      pattern: source,
      instructions: size,
      literals: literals ?? null,
      compileMs: Math.round(Math.min(...compiles) * 100) / 100,
      microseconds: Math.round((dryRun * 1000) / sampleCount),
    };
  });
}
