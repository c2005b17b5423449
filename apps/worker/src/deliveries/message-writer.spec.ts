import { describe, expect, it } from '@jest/globals';
import { type ClaimedDelivery, type CommentRow, endpointSecretContext } from '@palaver/persistence';
import { Sealer } from '@palaver/platform';
import { Webhook } from 'standardwebhooks';
import { messageId, MessageWriter } from './message-writer.js';

const sealer = new Sealer(Buffer.alloc(32, 7));
const secret = Buffer.alloc(32, 9);
const delivery: ClaimedDelivery = {
  siteId: 's',
  endpointId: 'e',
  topic: 'decision',
  subjectId: 'c',
  version: 3,
  attempts: 0,
  ageSeconds: 0,
  leaseToken: 't',
  url: 'https://example.org/',
  sealedSecret: sealer.seal(secret, endpointSecretContext('s', 'e')),
};
const decision: NonNullable<CommentRow['decision']> = {
  commentId: 'c',
  rev: 2,
  run: 0,
  version: 3,
  action: 'approve',
  source: 'automatic',
  score: 0,
  reasonCode: null,
  ruleSet: null,
  decidedAt: new Date('2026-01-01T00:00:00Z'),
  result: null,
};
const row: CommentRow = {
  siteId: 's',
  id: 'c',
  headRev: 2,
  deletedRev: null,
  data: JSON.stringify({ text: 'x', author: { username: 'Ann' }, article: { url: 'https://news.example/' } }),
  receivedAt: new Date('2026-01-01T00:00:00Z'),
  authorKey: null,
  parentId: null,
  votes: null,
  decisionVersion: 3,
  decision,
};
const site = {
  id: 's',
  name: 'S',
  mode: 'live' as const,
  whileUndecided: 'hide' as const,
  languages: [],
  ruleSet: { id: 'newsroom', version: 1, hash: 'h' },
  shadow: null,
};
const writing = (found: CommentRow | undefined) =>
  new MessageWriter({ find: () => Promise.resolve(found) }, { site: () => site }, sealer, 'https://p.example');

describe('a message', () => {
  it('is signed with the secret of its endpoint, and only the time differs from try to try', async () => {
    const writer = writing(row);
    const [first, second] = [await writer.write(delivery), await writer.write(delivery, Date.now() + 60_000)];
    const verifier = new Webhook(`whsec_${secret.toString('base64')}`);
    expect(verifier.verify(first?.body ?? '', first?.headers ?? {})).toMatchObject({
      type: 'comment.moderated',
      timestamp: '2026-01-01T00:00:00.000Z',
      data: { id: 'c', decision: { version: 3 }, show: true },
    });
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.headers['webhook-signature']).not.toBe(first?.headers['webhook-signature']);
    expect(Number(second?.headers['webhook-timestamp']) - Number(first?.headers['webhook-timestamp'])).toBe(60);
  });

  it.each<[string, CommentRow | undefined]>([
    ['that is unknown', undefined],
    ['that was deleted', { ...row, deletedRev: 2 }],
    ['with a newer revision that waits', { ...row, headRev: 5 }],
    ['with a newer decision', { ...row, decisionVersion: 4, decision: { ...decision, version: 4 } }],
    ['without a decision', { ...row, decision: null }],
  ])('about a comment %s is not written', async (_name, found) => {
    expect(await writing(found).write(delivery)).toBeUndefined();
  });

  it('has an id of its own', () => {
    const others = [
      { ...delivery, version: 4 },
      { ...delivery, subjectId: 'd' },
      { ...delivery, endpointId: 'f' },
      { ...delivery, siteId: 't' },
    ];
    expect(new Set([delivery, ...others].map(messageId)).size).toBe(5);
    expect(messageId({ ...delivery, url: 'https://other.example/' })).toBe(messageId(delivery));
  });
});
