import { expect } from '@jest/globals';
import { type ConsoleHouse } from './console-house.js';

/** What is sent behind the next comment arrives in a moment. */
export async function expectDecisions(house: ConsoleHouse, expected: string[]): Promise<void> {
  const decisions = await readUntil(
    () => house.decisionsBy('moderator'),
    ({ length }) => length >= expected.length,
  );
  // Each is sent behind the next comment, and two may pass each other.
  expect(decisions.sort()).toEqual([...expected].sort());
}

/** So many wait in a queue, or will in a moment; in all of them unless one is named. */
export async function expectOpen(house: ConsoleHouse, expected: number, queue?: string): Promise<void> {
  const read = () => house.openIn(queue);
  expect(await readUntil(read, (open) => open === expected)).toBe(expected);
}

/** Somebody holds an item, or will in a moment. */
export async function expectHeld(house: ConsoleHouse): Promise<void> {
  const read = () => house.house.database.query('SELECT 1 FROM review_item WHERE claim_owner IS NOT NULL');
  expect(await readUntil(read, ({ length }) => length > 0)).not.toEqual([]);
}

/** What is read once it is as expected, or after some seconds. */
export async function readUntil<Read>(read: () => Promise<Read>, isThere: (found: Read) => boolean): Promise<Read> {
  let found = await read();
  for (let tries = 0; tries < 100 && !isThere(found); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    found = await read();
  }
  return found;
}
