import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { badTargets } from './deliveries/bad-targets.js';
import { DeliveriesHouse } from './deliveries/deliveries-house.js';
import { failingReceiver } from './deliveries/failing-receiver.js';
import { outage } from './deliveries/outage.js';
import type { Scenario } from './deliveries/scenario.js';
import { Random } from './random.js';
import { readRunOptions } from './run-options.js';

const USAGE = 'usage: npm run faults:deliveries -- [--only outage|failing|bad] [--seed N] [--keep]';
const SCENARIOS: Record<string, Scenario> = { bad: badTargets, outage, failing: failingReceiver };
const LOGS = join('test-results', 'faults', 'deliveries');

/** Runs the fault scenarios of callbacks on a house of their own and returns the exit code. */
export async function faultsDeliveries(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) {
    console.error(USAGE);
    return 1;
  }
  const { seed, keep, scenarios } = options;
  console.log(`faults:deliveries with --seed ${seed}`);
  rmSync(LOGS, { recursive: true, force: true });
  mkdirSync(LOGS, { recursive: true });
  const house = await DeliveriesHouse.open(LOGS, keep);
  const abandon = () => house.house.abandon();
  const stop = () => process.exit(130);
  process.once('exit', abandon).once('SIGINT', stop).once('SIGTERM', stop);
  const summaries: string[] = [];
  const faults: string[] = [];
  try {
    for (const [n, scenario] of scenarios.entries()) {
      const started = Date.now();
      console.log(scenario.name);
      const result = await scenario.run(house, new Random(seed + n), (line) => console.log(line));
      console.log(`  ${result.summary} (${((Date.now() - started) / 1000).toFixed(0)} s)`);
      result.faults.forEach((fault) => console.log(`  FAILED ${fault}`));
      summaries.push(result.summary);
      faults.push(...result.faults);
      await house.rest();
    }
  } finally {
    await house.close();
    process.off('exit', abandon).off('SIGINT', stop).off('SIGTERM', stop);
  }
  const what = summaries.join('; ');
  console.log(
    faults.length === 0
      ? `faults:deliveries passed: ${what}; I5 holds`
      : `faults:deliveries FAILED (${faults.length} faults, see above; logs in ${LOGS}): ${what}`,
  );
  return faults.length === 0 ? 0 : 1;
}

function readOptions(args: string[]): { scenarios: Scenario[]; seed: number; keep: boolean } | undefined {
  const read = readRunOptions(args, { name: 'only', value: 'all' });
  const scenarios = read?.value === 'all' ? Object.values(SCENARIOS) : [SCENARIOS[read?.value ?? '']];
  const known = scenarios.filter((one) => one !== undefined);
  return read && known.length > 0 ? { scenarios: known, seed: read.seed, keep: read.keep } : undefined;
}
