import { expect } from '@jest/globals';
import { type ConsoleHouse } from './console-house.js';

/** What is sent behind the next comment arrives in a moment. */
export async function expectDecisions(house: ConsoleHouse, expected: string[]): Promise<void> {
  let decisions: string[] = [];
  for (let tries = 0; tries < 100 && decisions.length < expected.length; tries += 1) {
    decisions = await house.decisionsBy('moderator');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  // Each is sent behind the next comment, and two may pass each other.
  expect(decisions.sort()).toEqual([...expected].sort());
}
