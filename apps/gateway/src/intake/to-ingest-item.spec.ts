import { describe, expect, it } from '@jest/globals';
import { checkComment } from './checked-bodies.js';
import { plainCommentItem } from './to-ingest-item.js';

const LIVE = { siteId: 'news', test: false };
const TEST = { siteId: 'news', test: true };
const SENT = {
  id: 'c1',
  article: { url: 'https://news.example/a', title: 'Harbour', tags: ['sea'] },
  author: { id: 'a1', username: 'ann', email: 'ann@example.com', ip: '192.0.2.1' },
  text: 'hello',
  createdAt: '2026-01-31T12:00:00Z',
  votes: { up: 2, down: 1 },
  scores: { toxic: 0.5, spam: 0.25 },
  meta: { b: [{ y: 1, x: 2 }], a: null },
};

const itemOf = (sent: object, caller = LIVE) => plainCommentItem(caller, checkComment(sent), sent);
const backwards = (value: unknown): unknown =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, entry]) => [key, backwards(entry)]),
      );
const { scores: _scores, meta: _meta, ...FIXED } = SENT;

describe('a comment as it is stored', () => {
  it.each([
    ['with keys of its own', SENT],
    ['without', FIXED],
  ])('means the same whatever the order of keys, %s', (_name, sent) => {
    expect(itemOf(backwards(sent) as object).bodySha256).toBe(itemOf(sent).bodySha256);
  });

  it.each([
    ['text', { text: 'hello!' }],
    ['a score', { scores: { toxic: 0.5, spam: 0.5 } }],
    ['a value in meta', { meta: { b: [{ y: 1, x: 3 }], a: null } }],
    ['a tag', { article: { ...SENT.article, tags: ['sea', 'sea'] } }],
    ['the revision', { rev: 2 }],
    ['the id', { id: 'c2' }],
  ])('means something else with another %s', (_name, change) => {
    expect(itemOf({ ...SENT, ...change }).bodySha256).not.toBe(itemOf(SENT).bodySha256);
  });

  it('is the text of its data, without e-mail and address', () => {
    const { data, dataJson } = itemOf(SENT);
    const { id: _id, author, ...rest } = SENT;
    expect(JSON.parse(dataJson)).toEqual({ ...rest, author: { id: author.id, username: author.username } });
    expect(JSON.parse(dataJson)).toEqual(JSON.parse(JSON.stringify(data)));
  });

  it('is marked in its text, not in its meaning, when a test key sent it or its text was repaired', () => {
    const broken = itemOf({ ...SENT, text: 'hel\u0000lo' });
    expect(JSON.parse(broken.dataJson)).toMatchObject({ text: 'hel\ufffdlo', textRepaired: true });
    const repaired = itemOf({ ...SENT, text: 'hel\ufffdlo' }, TEST);
    expect(JSON.parse(repaired.dataJson)).toMatchObject({ text: 'hel\ufffdlo', test: true });
    expect(repaired.dataJson).not.toContain('textRepaired');
    expect(repaired.bodySha256).toBe(broken.bodySha256);
  });
});
