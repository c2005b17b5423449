import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { CompiledRuleSet } from '../../libs/rules/src/index.js';
import { median, rounded } from '../measure/statistics.js';
import { commentsOf, large, newsroom, scoring } from './subjects.js';

export interface RuleSetCost {
  name: string;
  compileMs: number;
  /** Heap and array buffers that the compiled set holds. */
  memoryMb: number;
  /** What one evaluation of an ordinary comment leaves behind for the garbage collector. */
  garbageBytes: number;
}

const GARBAGE_COMMENTS = 400;
const GARBAGE_ROUNDS = 7;
const WARM_UP = 5;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function held(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function garbageOf(ruleSet: CompiledRuleSet): number {
  const comments = commentsOf('latin', GARBAGE_COMMENTS);
  const score = scoring(ruleSet, comments);
  const run = (): void => comments.forEach((_, n) => score(n));
  for (let n = 0; n < WARM_UP; n += 1) {
    run();
  }
  // Few enough comments that nothing is collected between the two looks at the heap.
  const rounds = Array.from({ length: GARBAGE_ROUNDS }, () => {
    collect();
    const before = process.memoryUsage();
    run();
    const after = process.memoryUsage();
    return (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / GARBAGE_COMMENTS;
  });
  return Math.round(median(rounds));
}

function costOf(name: string, make: () => CompiledRuleSet): RuleSetCost {
  const before = held();
  const start = performance.now();
  const ruleSet = make();
  const compileMs = rounded(performance.now() - start, 1);
  const memoryMb = rounded((held() - before) / 1_048_576, 1);
  return { name, compileMs, memoryMb, garbageBytes: garbageOf(ruleSet) };
}

/** What a rule set costs before and beside its comments: compiling, memory, garbage. */
export function measureRuleSets(): RuleSetCost[] {
  return [
    costOf('newsroom', newsroom),
    costOf('10,000 terms, 200 regexes', () => large({ terms: 10_000, regexes: 200 })),
    costOf('50,000 terms, 500 regexes', () => large({ terms: 50_000, regexes: 500 })),
  ];
}
