import type { Random } from '../random.js';
import { Decider } from './decider.js';
import type { DeliveriesHouse } from './deliveries-house.js';
import type { Scenario } from './scenario.js';
import { SiteReceiver } from './site-receiver.js';
import { tellViolations } from './tell-violations.js';

const HOURS = 26;
const COMMENTS = 2000;
const DECISIONS_AN_HOUR = 400;
const LIMIT_MS = 120_000;
/** Long enough for a tick of both workers, and the probe it brings. */
const HOUR_MS = 1300;

/** F22: a target that is down for 26 hours by the clock of deliveries, beside one of the same site that is up. */
export const outage: Scenario = {
  name: 'target down for 26 hours',
  async run(house, random, say) {
    const [up, down] = [new SiteReceiver(), new SiteReceiver()];
    try {
      await Promise.all([up.open(), down.open()]);
      up.knows(await house.endpoint('news', up.url));
      down.knows(await house.endpoint('news', down.url));
      await down.close();
      const decider = new Decider(house.pipeline, 'news', random);
      await decider.create(Array.from({ length: COMMENTS }, (_, n) => `c${n}`));
      await passHours(house, decider, random, say);
      const before = down.rows.length;
      const opened = Date.now();
      await down.open();
      say('  it is back');
      const all = () => [up, down].every((receiver) => knowsAll(receiver, decider));
      const came = await house.until(all, LIMIT_MS);
      const seconds = (Math.max(...[...down.newest.values()].map(({ at }) => at)) - opened) / 1000;
      await house.until(
        async () => (await house.count(`FROM delivery WHERE state IN ('due', 'leased')`)) === 0,
        20_000,
      );
      const violations = await house.check([...up.rows, ...down.rows]);
      const told = [...decider.versions.values()].filter((version) => version > 0).length;
      const sent = down.rows.length - before;
      return {
        summary: `after ${HOURS} h the newest state of ${told} comments came in ${seconds.toFixed(0)} s by ${sent} messages`,
        faults: [
          ...(came ? [] : [`the newest states were not all there ${LIMIT_MS / 1000} s after its return`]),
          ...(before > 0 ? ['it was reached while it was down'] : []),
          ...(sent > told * 1.05
            ? [`${sent} messages for ${told} comments: more than their newest state was sent`]
            : []),
          ...up.faults,
          ...down.faults,
          ...tellViolations(violations),
        ],
      };
    } finally {
      await Promise.all([up.close(), down.close()]);
    }
  },
};

async function passHours(house: DeliveriesHouse, decider: Decider, random: Random, say: (line: string) => void) {
  const ids = [...decider.versions.keys()];
  for (let hour = 1; hour <= HOURS; hour += 1) {
    const some = new Set(Array.from({ length: DECISIONS_AN_HOUR }, () => random.pick(ids)));
    await decider.decide([...some]);
    await new Promise((resolve) => setTimeout(resolve, HOUR_MS));
    await house.advance(3600);
  }
  const tries = await house.count(`FROM delivery_try WHERE error IS NOT NULL`);
  say(`  ${HOURS} hours have passed: ${decider.made} decisions, ${tries} tries in vain`);
}

function knowsAll(receiver: SiteReceiver, decider: Decider): boolean {
  return [...decider.versions].every(([id, version]) => (receiver.newest.get(id)?.version ?? 0) === version);
}
