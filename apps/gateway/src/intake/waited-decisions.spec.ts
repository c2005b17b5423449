import { describe, expect, it } from '@jest/globals';
import type { CommentObject } from '@palaver/contracts';
import type { CommentItem } from './to-ingest-item.js';
import { WaitedDecisions, type WaitedParts } from './waited-decisions.js';

const item = (): CommentItem => ({
  siteId: 'news',
  eventId: 'e1',
  bodySha256: '',
  kind: 'create',
  commentId: 'c1',
  rev: 1,
  data: { text: 'hello', author: { username: 'ann' }, article: { url: 'https://news.example/a' } },
  dataJson: '{}',
  delaySeconds: 0,
});
const decided = { id: 'c1', rev: 1, status: 'decided', decision: { action: 'approve' } } as CommentObject;
const pending = { ...decided, status: 'pending', decision: null } as CommentObject;
const work = { status: 'accepted', work: { id: '7', leased: true } } as const;
const quiet = { warn: () => undefined };

function waitedWith(parts: Partial<WaitedParts>, cap?: number) {
  const givenBack: string[] = [];
  const all: WaitedParts = {
    decideNow: () => Promise.resolve(),
    giveBack: (workId) => Promise.resolve(givenBack.push(workId)),
    find: () => Promise.resolve(decided),
    ...parts,
  };
  return { waited: new WaitedDecisions(all, quiet, cap), givenBack };
}

describe('WaitedDecisions', () => {
  it('leases the work for longer than the wait', () => {
    const leased = item();
    waitedWith({}).waited.begin(leased, 3);
    expect(leased.lease).toMatchObject({ seconds: 5 });
  });

  it('answers with what was committed', async () => {
    const answer = await waitedWith({}).waited.begin(item(), 3)?.answer(work);
    expect(answer).toEqual({ status: 200, body: decided, headers: { 'preference-applied': 'wait' } });
  });

  it('gives the lease back when scoring fails, and does not guess', async () => {
    const { waited, givenBack } = waitedWith({
      decideNow: () => Promise.reject(new Error('broken')),
      find: () => Promise.resolve(pending),
    });
    expect(await waited.begin(item(), 1)?.answer(work)).toBeUndefined();
    expect(givenBack).toEqual(['7']);
  });

  it('answers "accepted" when reading back fails, since it is stored', async () => {
    const { waited } = waitedWith({ find: () => Promise.reject(new Error('away')) });
    expect(await waited.begin(item(), 1)?.answer(work)).toBeUndefined();
  });

  it('never scores a repeat: it looks until somebody has decided', async () => {
    let reads = 0;
    const { waited } = waitedWith({
      decideNow: () => Promise.reject(new Error('must not be asked')),
      find: () => Promise.resolve(++reads < 3 ? pending : decided),
    });
    const answer = await waited.begin(item(), 3)?.answer({ status: 'duplicate' });
    expect(answer).toMatchObject({ status: 200 });
    expect(reads).toBe(3);
  });

  it('tells no decision of a deleted comment, which may be about another revision', async () => {
    const gone = { ...decided, rev: 3, status: 'deleted', labels: ['insult'] } as CommentObject;
    const { waited } = waitedWith({ find: () => Promise.resolve(gone) });
    const answer = await waited.begin(item(), 1)?.answer({ status: 'accepted', superseded: true });
    expect(answer?.body).toMatchObject({ status: 'deleted', decision: null, labels: [] });
  });

  it('tells nothing of a newer revision to who asked about an older one', async () => {
    const { waited } = waitedWith({ find: () => Promise.resolve({ ...decided, rev: 2 }) });
    const answer = await waited.begin(item(), 1)?.answer({ status: 'accepted', superseded: true });
    expect(answer?.body).toMatchObject({ rev: 1, status: 'superseded', decision: null });
  });

  it('counts a check until its scoring is over, and refuses above the cap', async () => {
    let finish = () => undefined as void;
    const { waited } = waitedWith({ decideNow: () => new Promise<void>((resolve) => (finish = resolve)) }, 1);
    const answer = waited.begin(item(), 3)?.answer(work);
    expect(waited.begin(item(), 3)).toBeUndefined();
    finish();
    await answer;
    expect(waited.begin(item(), 3)).toBeDefined();
  });

  it('frees its place when the event could not be stored', () => {
    const { waited } = waitedWith({}, 1);
    waited.begin(item(), 3)?.end();
    expect(waited.begin(item(), 3)).toBeDefined();
  });

  it('lets everybody go when stopped, and gives back what is not decided', async () => {
    const { waited, givenBack } = waitedWith({
      decideNow: () => new Promise(() => undefined),
      find: () => Promise.resolve(pending),
    });
    const answer = waited.begin(item(), 10)?.answer(work);
    await waited.stop(10);
    expect(await answer).toBeUndefined();
    expect(givenBack).toEqual(['7']);
    expect(waited.begin(item(), 3)).toBeUndefined();
  });
});
