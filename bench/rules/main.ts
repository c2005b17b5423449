import { headOf, machineLine, sayBeside } from '../command/heading.js';
import { runBench } from '../command/run-bench.js';
import { measureGrowth } from './growth.js';
import { measureHostile } from './hostile-cost.js';
import { measureKinds } from './kinds.js';
import { readOptions, type RuleBenchOptions, USAGE } from './options.js';
import { measurePeers } from './peer-speed.js';
import { summary, toDocument } from './report.js';
import { measureRuleCosts } from './rule-costs.js';
import { measureRuleSets } from './rule-set-cost.js';

/** `npm run bench:rules`: the rule engine alone, one thread. Answers the exit code. */
export function main(args: string[]): Promise<number> {
  return runBench(args, USAGE, () => bench(readOptions(args)));
}

async function bench(options: RuleBenchOptions): Promise<number> {
  const say = sayBeside(options.json);
  const head = headOf('palaver rules', options);
  say(machineLine(head.machine));
  const measured = {
    // First, as long as nothing has been compiled yet.
    ruleSets: measureRuleSets(),
    kinds: await measureKinds(options),
    growth: await measureGrowth(options),
    hostile: await measureHostile(options),
    peers: await measurePeers(options, say),
    dearestRules: measureRuleCosts(options),
  };
  summary(measured).forEach(say);
  if (options.json) {
    console.log(JSON.stringify(toDocument(head, measured), null, 2));
  }
  return 0;
}
