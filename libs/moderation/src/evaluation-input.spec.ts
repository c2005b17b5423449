import { describe, expect, it } from '@jest/globals';
import type { RevisionData, StoredFacts } from '@palaver/persistence';
import { factsOf, forcedAction, voteFacts } from './evaluation-input.js';

const data: RevisionData = { text: 't', author: { username: 'a' }, article: { url: 'https://n.example/' }, votes: 3 };
const now = '2026-01-01T12:10:00.000Z';
const known: StoredFacts = {
  author: {
    firstSeenAt: '2026-01-01T13:00:00.123456+01:00',
    recent: [0, 300_000],
    approved: 1,
    rejected: 2,
    reviewed: 3,
  },
  votes: null,
  reports: null,
};

describe('facts', () => {
  it('hold times in one form', () => {
    const facts = factsOf(known, data, now);
    expect(facts.now).toBe(now);
    expect(facts.author).toMatchObject({
      firstSeenAt: '2026-01-01T12:00:00.123Z',
      recent: [0, 300_000],
      rejected: 2,
    });
  });

  it('name the sanction in force, with its end in one form, and none where there is none', () => {
    const sanction = { id: 's', kind: 'suspend' as const, until: '2026-01-02T13:00:00+01:00' };
    expect(factsOf({ ...known, sanction }, data, now).sanction).toEqual({
      id: 's',
      kind: 'suspend',
      until: '2026-01-02T12:00:00.000Z',
    });
    const ban = { id: 's', kind: 'ban' as const, until: null };
    expect(factsOf({ ...known, sanction: ban }, data, now).sanction).toEqual({ id: 's', kind: 'ban' });
    expect(JSON.stringify(factsOf({ ...known, sanction: null }, data, now))).not.toContain('sanction');
  });

  it('take votes sent later before those the revision came with', () => {
    expect(factsOf({ ...known, votes: { up: 1, down: 4 } }, data, now).votes).toEqual({ up: 1, down: 4, net: -3 });
    expect(factsOf(known, data, now).votes).toEqual({ net: 3 });
  });

  it('leave an unknown author and unknown votes out, but know that nobody has reported', () => {
    const facts = factsOf({ ...known, author: null }, { ...data, votes: undefined }, now);
    expect(facts).toMatchObject({ author: undefined, votes: undefined, reports: { count: 0, reasons: [] } });
  });

  it('take an author nobody has decided about for unknown, not for new, unless his site says since when he is there', () => {
    const author = { firstSeenAt: now, recent: [0], approved: 0, rejected: 0, reviewed: 0 };
    expect(factsOf({ ...known, author }, data, now).author).toEqual({ recent: [0] });
    const dated = { ...data, author: { username: 'a', createdAt: '2025-12-31T12:00:00Z' } };
    expect(factsOf({ ...known, author }, dated, now).author).toEqual(author);
    const seen = { ...author, reviewed: 1 };
    expect(factsOf({ ...known, author: seen }, data, now).author).toEqual(seen);
  });

  it('leave out what the tables were not asked about', () => {
    expect(factsOf({}, data, now)).toMatchObject({ author: undefined, reports: undefined });
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
