import { CommandError } from '../../apps/cli/src/command-error.js';
import { machine } from '../machine/machine.js';
import { measureGrowth } from './growth.js';
import { measureHostile } from './hostile-cost.js';
import { measureKinds } from './kinds.js';
import { readOptions, type RuleBenchOptions, USAGE } from './options.js';
import { measurePeers } from './peer-speed.js';
import { summary, toDocument } from './report.js';
import { measureRuleCosts } from './rule-costs.js';
import { measureRuleSets } from './rule-set-cost.js';

/** `npm run bench:rules`: the rule engine alone, one thread. Answers the exit code. */
export async function main(args: string[]): Promise<number> {
  try {
    if (args.includes('--help')) {
      console.log(USAGE);
    } else {
      await bench(readOptions(args));
    }
    return 0;
  } catch (error) {
    const usage = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') ?? false;
    if (!usage && !(error instanceof CommandError)) {
      throw error;
    }
    console.error(`palaver: ${(error as Error).message}\n${USAGE}`);
    return 1;
  }
}

async function bench(options: RuleBenchOptions): Promise<void> {
  const say = (line: string): void => (options.json ? console.error(line) : console.log(line));
  const head = { benchmark: 'palaver rules', at: new Date().toISOString(), machine: machine(), options };
  say(
    `on ${head.machine.cpus} CPUs (${head.machine.model}), Node ${head.machine.node}, load ${head.machine.loadBefore}`,
  );
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
}
