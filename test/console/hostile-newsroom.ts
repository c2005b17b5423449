import { setTimeout } from 'node:timers/promises';
import { HOSTILE_CORPUS } from '../support/hostile-corpus.js';
import { ConsoleApi } from './console-api.js';
import { type ConsoleHouse } from './console-house.js';

/** A text as a place takes it that holds so many characters. */
const cut = (text: string, most: number) => text.slice(0, most).toWellFormed();

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
  // A place to be filled in has to name something there is.
  say: cut(
    text.replace(/{{|}}/g, ([one]) => `${one} ${one}`),
    490,
  ),
}));

/** Also as what a site is called. */
export const HOSTILE_NAMES: readonly string[] = HOSTILE_CORPUS.map((text) => cut(text, 190));

const addressOf = (n: number) => `https://news.example/${n}`;

const RULES = {
  schema: 'palaver/rules/v1',
  id: 'hostile',
  title: cut(HOSTILE_CORPUS[0] ?? '', 190),
  thresholds: { review: 1, reject: 100 },
  groups: { all: {} },
  rules: HOSTILE_COMMENTS.map(({ say }, n) => ({
    id: `HOSTILE_${n}`,
    group: 'all',
    score: 2,
    reason: 'spam',
    say,
    when: { 'article.url': { eq: addressOf(n) } },
  })),
};

/** Within that, every gateway and worker has what was published. */
const IN_FORCE_MS = 2500;

export async function fillHostileNewsroom(house: ConsoleHouse): Promise<void> {
  const api = await ConsoleApi.as(house, 'admin', 'Rita', ['*']);
  const draft = await api.send<{ etag: string }>('POST', '/v1/sites/news/rule-sets', {
    id: 'hostile',
    source: JSON.stringify(RULES),
  });
  await api.send('POST', '/v1/sites/news/rule-sets/hostile/publish', {}, { 'if-match': draft.etag });
  await setTimeout(IN_FORCE_MS);
  await house.sendMany([...HOSTILE_COMMENTS.entries()], ([n, { text, title, username }]) =>
    house.send({ text, author: { id: `u-${n}`, username }, article: { id: `a-${n}`, url: addressOf(n), title } }),
  );
  for (const [n, name] of HOSTILE_NAMES.entries()) {
    await api.send('POST', '/v1/sites', { id: `site-${n}`, name });
  }
}
