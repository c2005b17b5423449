import { describe, expect, it } from '@jest/globals';
import { type ClaimedDelivery, type CommentRow, endpointSecretContext, messageId } from '@palaver/persistence';
import { Sealer } from '@palaver/platform';
import { MessageWriter } from './message-writer.js';

const sealer = new Sealer(Buffer.alloc(32, 7));
const [secret, previous] = [Buffer.alloc(32, 9), Buffer.alloc(32, 8)];
const delivery: ClaimedDelivery = {
  siteId: 's',
  endpointId: 'e',
  topic: 'decision',
  subjectId: 'c',
  version: 3,
  attempts: 0,
  dueSince: new Date('2026-02-01T00:00:00Z'),
  ageSeconds: 0,
  leaseToken: 't',
  url: 'https://example.org/',
  sealedSecret: sealer.seal(secret, endpointSecretContext('s', 'e')),
  sealedPrevious: null,
  payload: null,
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
  changedMs: 0,
  ruleSet: { id: 'newsroom', version: 1, hash: 'h' },
  shadow: null,
  queues: [],
};
const writing = (...found: CommentRow[]) =>
  new MessageWriter({ findAll: () => Promise.resolve(found) }, { site: () => site }, sealer, 'https://p.example');

describe('a message', () => {
  it('holds the comment as it stands, its id and the secrets that sign it', async () => {
    const rotated = { ...delivery, sealedPrevious: sealer.seal(previous, endpointSecretContext('s', 'e')) };
    const [message, again] = await writing(row).write([delivery, rotated]);
    expect(message).toEqual({ id: messageId(delivery), body: expect.any(String), secrets: [secret] });
    expect(again).toEqual({ ...(message as object), secrets: [secret, previous] });
    expect(JSON.parse((message as { body: string }).body)).toMatchObject({
      type: 'comment.moderated',
      timestamp: '2026-01-01T00:00:00.000Z',
      data: { id: 'c', decision: { version: 3 }, show: true },
    });
  });

  it('of another topic holds the data that were stored with it', async () => {
    const told = { ...delivery, topic: 'endpoint' as const, subjectId: 'f', payload: '{"id":"f","reason":"gone"}' };
    const [message] = await writing().write([told]);
    expect(JSON.parse((message as { body: string }).body)).toEqual({
      type: 'endpoint.disabled',
      timestamp: '2026-02-01T00:00:00.000Z',
      data: { id: 'f', reason: 'gone' },
    });
  });

  it('of a topic with several types is sent as the type of its row', async () => {
    const told = { ...delivery, topic: 'sanction' as const, subjectId: 'id:u', payload: '{"version":2}' };
    const bodies = await writing().write([told, { ...told, type: 'author.sanction_lifted' }]);
    expect(bodies.map((one) => (JSON.parse((one as { body: string }).body) as { type: string }).type)).toEqual([
      'author.sanctioned',
      'author.sanction_lifted',
    ]);
  });

  it.each<[string, CommentRow[]]>([
    ['that is unknown', []],
    ['that was deleted', [{ ...row, deletedRev: 2 }]],
    ['with a newer revision that waits', [{ ...row, headRev: 5 }]],
    ['with a newer decision', [{ ...row, decisionVersion: 4, decision: { ...decision, version: 4 } }]],
    ['without a decision', [{ ...row, decision: null }]],
  ])('about a comment %s is not written', async (_name, found) => {
    expect(await writing(...found).write([delivery])).toEqual(['overtaken']);
  });

  it('that cannot be signed harms no other', async () => {
    const broken = { ...delivery, sealedSecret: Buffer.from('sealed by another key') };
    const [first, second] = await writing(row).write([broken, delivery]);
    expect(first).toBeInstanceOf(Error);
    expect(second).toMatchObject({ secrets: [secret] });
  });

  it('has an id of its own, the same at every try', () => {
    const others = [
      { ...delivery, version: 4 },
      { ...delivery, subjectId: 'd' },
      { ...delivery, endpointId: 'f' },
      { ...delivery, siteId: 't' },
      { ...delivery, topic: 'endpoint' as const },
    ];
    expect(new Set([delivery, ...others].map(messageId)).size).toBe(6);
    const later = { ...delivery, url: 'https://other.example/', attempts: 5 };
    expect(messageId(later)).toBe(messageId(delivery));
  });
});
