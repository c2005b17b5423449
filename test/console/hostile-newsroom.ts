import { setTimeout } from 'node:timers/promises';
import { HOSTILE_CORPUS } from '../support/hostile-corpus.js';
import { ConsoleApi } from './console-api.js';
import { type ConsoleHouse } from './console-house.js';
import { addressOf, cut, fillHostileRules, publishHostileRules, sayOf } from './hostile-rules.js';

export interface HostileComment {
  text: string;
  title: string;
  username: string;
  say: string;
}

/** Each attempt as a comment, its author's name, its article's headline, and what the rule says that holds it. */
export const HOSTILE_COMMENTS: readonly HostileComment[] = HOSTILE_CORPUS.map((text) => ({
  text,
  title: cut(text, 900),
  username: cut(text, 190),
  say: sayOf(text),
}));

/** Also as what a site is called. */
export const HOSTILE_NAMES: readonly string[] = HOSTILE_CORPUS.map((text) => cut(text, 190));

/** Within that, every gateway and worker has what was published. */
const IN_FORCE_MS = 2500;

export async function fillHostileNewsroom(house: ConsoleHouse): Promise<void> {
  const api = await ConsoleApi.as(house, 'admin', 'Rita', ['*']);
  await publishHostileRules(api);
  await setTimeout(IN_FORCE_MS);
  await house.sendMany([...HOSTILE_COMMENTS.entries()], ([n, { text, title, username }]) =>
    house.send({ text, author: { id: `u-${n}`, username }, article: { id: `a-${n}`, url: addressOf(n), title } }),
  );
  for (const [n, name] of HOSTILE_NAMES.entries()) {
    await api.send('POST', '/v1/sites', { id: `site-${n}`, name });
  }
  await fillHostileRules(api);
}
