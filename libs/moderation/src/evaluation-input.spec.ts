import { describe, expect, it } from '@jest/globals';
import type { LoadedWork, RevisionData } from '@palaver/persistence';
import { factsOf, forcedAction, voteFacts } from './evaluation-input.js';

const data: RevisionData = { text: 't', author: { username: 'a' }, article: { url: 'https://n.example/' }, votes: 3 };
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute));
const work: LoadedWork = {
  id: '1',
  siteId: 's',
  commentId: 'c',
  rev: 1,
  run: 0,
  attempts: 0,
  data: JSON.stringify(data),
  receivedAt: at(5),
  votes: null,
  author: { firstSeenAt: at(0), recent: [at(9), at(5), at(1)], approved: 1, rejected: 2, reviewed: 3 },
  reports: null,
};

describe('facts', () => {
  it('know nothing of what arrived after the comment under test', () => {
    const facts = factsOf(work, data, at(10));
    expect(facts.author?.recent).toEqual([at(5).toISOString(), at(1).toISOString()]);
    expect(facts.now).toBe(at(10).toISOString());
  });

  it('take votes sent later before those the revision came with', () => {
    expect(factsOf({ ...work, votes: { up: 1, down: 4 } }, data, at(10)).votes).toEqual({ up: 1, down: 4, net: -3 });
    expect(factsOf(work, data, at(10)).votes).toEqual({ net: 3 });
  });

  it('leave an unknown author and unknown votes out, but know that nobody has reported', () => {
    const facts = factsOf({ ...work, author: null }, { ...data, votes: undefined }, at(10));
    expect(facts).toMatchObject({ author: undefined, votes: undefined, reports: { count: 0, reasons: [] } });
  });

  it('read a net of zero as zero', () => expect(voteFacts(0)).toEqual({ net: 0 }));
});

describe('a test text', () => {
  it.each<[true | undefined, string, string | undefined]>([
    [true, 'palaver:reject', 'reject'],
    [true, ' palaver:approve with more words', 'approve'],
    [true, 'palaver:rejected', undefined],
    [true, 'see palaver:reject', undefined],
    [undefined, 'palaver:reject', undefined],
  ])('(test key: %s) %j asks for %s', (test, text, action) => expect(forcedAction({ test, text })).toBe(action));
});
