import { setTimeout as pause } from 'node:timers/promises';
import type { AppSlot } from '../app-slot.js';
import type { Random } from '../random.js';

/** One admin after the other, at random moments, as long as another one works; how many. */
export async function killAdmins(admins: readonly AppSlot[], random: Random, signal: AbortSignal): Promise<number> {
  let kills = 0;
  while (!signal.aborted) {
    await pause(random.whole(200, 2000), undefined, { signal }).catch(() => undefined);
    const ready: AppSlot[] = [];
    for (const admin of admins) {
      if (await admin.isReady()) {
        ready.push(admin);
      }
    }
    if (!signal.aborted && ready.length > 1) {
      random.pick(ready).kill();
      kills += 1;
    }
  }
  await Promise.all(admins.map((admin) => admin.untilReady()));
  return kills;
}
