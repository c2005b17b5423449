import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ADMINS, ALL_INVARIANTS, ClaimsHouse } from './claims/claims-house.js';
import { type ClaimsResult, ITEMS, LEASE_SECONDS, MODERATORS, runClaims } from './claims/claims-run.js';
import { readRunOptions, untilStopped } from './run-options.js';

const USAGE = 'usage: npm run faults:claims -- [--seconds N] [--seed N] [--keep]';
const LOGS = join('test-results', 'faults', 'claims');

/** Moderators at one queue while admins are killed; returns the exit code. The last line is the summary. */
export async function faultsClaims(args: string[]): Promise<number> {
  const options = readRunOptions(args, { name: 'seconds', value: '60' });
  const seconds = Number(options?.value);
  if (!options || !(seconds >= 1)) {
    console.error(USAGE);
    return 1;
  }
  const { seed, keep } = options;
  console.log(`faults:claims with --seed ${seed}`);
  rmSync(LOGS, { recursive: true, force: true });
  mkdirSync(LOGS, { recursive: true });
  return untilStopped('faults:claims', async (signal) => {
    const house = await ClaimsHouse.open(LOGS, keep, LEASE_SECONDS);
    const abandon = () => house.house.abandon();
    process.once('exit', abandon);
    try {
      const result = await runClaims(house, { seed, seconds, signal }, (line) => console.log(line));
      result.faults.forEach((fault) => console.log(`  FAILED ${fault}`));
      console.log(summary(result, seconds));
      return result.faults.length === 0 ? 0 : 1;
    } finally {
      await house.close();
      process.off('exit', abandon);
    }
  });
}

function summary({ figures, faults }: ClaimsResult, seconds: number): string {
  const { decided, kills, lapsed, unanswered } = figures;
  const what =
    `${MODERATORS} moderators on ${ADMINS} admin processes and one queue of ${ITEMS.toLocaleString('en-GB')} items for ${seconds} s, ` +
    `${decided.toLocaleString('en-GB')} decided, ${kills} kills, ${lapsed} leases that ran out, ${unanswered} requests without an answer`;
  const invariants = new Set(ALL_INVARIANTS.map(({ id }) => id)).size;
  return faults.length === 0
    ? `faults:claims passed: ${what}: no item decided twice, none lost, none in two hands at once, counts equal a recount; ${invariants} invariants hold`
    : `faults:claims FAILED (${faults.length} faults, see above; logs in ${LOGS}): ${what}`;
}
