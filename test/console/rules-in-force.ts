import { expect } from '@jest/globals';
import { comment } from '../support/gateway-house.js';
import { type ConsoleHouse } from './console-house.js';

let authors = 0;

/** What rules make of a comment of somebody else each time: too short to be a near-copy. */
export async function decideBy({ house }: ConsoleHouse, text: string): Promise<string> {
  authors += 1;
  const author = { id: `u-${authors}`, username: `reader_${authors}` };
  const { body } = await house.post('/v1/comments', comment({ text, author }), {
    authorization: `Bearer ${house.news.liveKey}`,
    prefer: 'wait=10',
  });
  return (body as { decision: { action: string } }).decision.action;
}

/** Rules act within two seconds. */
export async function expectInForce(house: ConsoleHouse, text: string, action: string): Promise<void> {
  let decided = '';
  for (let tries = 0; tries < 50 && decided !== action; tries += 1) {
    decided = await decideBy(house, text);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(decided).toBe(action);
}

/** As if a rule of what is live had hit far too much. */
export async function brake({ house }: ConsoleHouse, rule: string): Promise<void> {
  await house.database.query(
    `INSERT INTO rule_brake (site_id, rule_set_id, version, rule, edited_at, hash, hits, comments)
     SELECT site_id, id, version, $1, now(), rules::json ->> $1, 900, 1000 FROM rule_set_version
     WHERE site_id = 'news' AND state = 'live'`,
    [rule],
  );
}
