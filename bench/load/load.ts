import { CommandError } from '../../apps/cli/src/command-error.js';
import { Child } from '../systems/child.js';
import type { System } from '../systems/system.js';
import type { LoadOrder, LoadResult } from './order.js';

const PATIENCE_MS = 30 * 60_000;
const SETTLE_PATIENCE_MS = 5 * 60_000;

export type Sending = Pick<LoadOrder, 'prefix' | 'from' | 'count' | 'connections' | 'rate'>;

/** Sends comments to a system from a process of its own; every one must be acknowledged. */
export async function load(system: System, sending: Sending): Promise<LoadResult> {
  const generator = Child.start('the load generator', new URL('./generator.js', import.meta.url));
  try {
    await generator.message();
    generator.process.send({ ...system.target, ...sending } satisfies LoadOrder);
    const result = await generator.message<LoadResult>(PATIENCE_MS);
    const refused = Object.entries(result.refused);
    if (refused.length > 0) {
      const told = refused.map(([status, times]) => `${times} times ${status}`).join(', ');
      throw new CommandError(`${system.name} did not take every comment: ${told}`);
    }
    return result;
  } finally {
    await generator.stop();
  }
}

/** Counting costs the database time that is measured. When something ended is read from its commit. */
const LOOK_MS = 500;

/** Waits until `count` comments have come to their end; exactly that many must. */
export async function untilDone(system: System, count: number): Promise<void> {
  const deadline = Date.now() + SETTLE_PATIENCE_MS;
  for (;;) {
    system.assertRunning();
    const done = await system.done();
    if (done === count) {
      return;
    }
    if (done > count || Date.now() > deadline) {
      throw new CommandError(`${system.name}: ${count} comments were acknowledged and ${done} came to their end`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
