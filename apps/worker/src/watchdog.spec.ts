import { describe, expect, it } from '@jest/globals';
import { createLogger } from '@palaver/platform';
import { Watchdog } from './watchdog.js';

function world(dueSeconds: () => number, completed: () => number) {
  let ended = 0;
  const work = { ages: () => Promise.resolve({ pending: 1, oldestSeconds: 0, dueSeconds: dueSeconds() }) };
  const bell = { waiting: () => Promise.resolve(0) };
  const watchdog = new Watchdog(work, bell, completed, createLogger('test', 'silent'), () => (ended += 1));
  return { watchdog, ended: () => ended };
}

describe('the watchdog', () => {
  it('ends a process that completes nothing while work has been due for long', async () => {
    const { watchdog, ended } = world(
      () => 60,
      () => 5,
    );
    await watchdog.tick(0);
    await watchdog.tick(25_000);
    expect(ended()).toBe(0);
    await watchdog.tick(31_000);
    expect(ended()).toBe(1);
  });

  it('lets a process live that makes progress, however slow', async () => {
    let completed = 0;
    const { watchdog, ended } = world(
      () => 600,
      () => completed,
    );
    for (let now = 0; now < 200_000; now += 20_000) {
      completed += 1;
      await watchdog.tick(now);
    }
    expect(ended()).toBe(0);
  });

  it('lets a process live that has nothing to do', async () => {
    const { watchdog, ended } = world(
      () => 0,
      () => 5,
    );
    for (let now = 0; now < 200_000; now += 20_000) {
      await watchdog.tick(now);
    }
    expect(ended()).toBe(0);
  });
});
