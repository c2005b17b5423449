import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { readWebhook } from './webhooks.js';

const [OLD, NEW, OTHER] = [1, 2, 3].map((byte) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`) as [
  string,
  string,
  string,
];
const BODY = JSON.stringify({
  type: 'comment.moderated',
  timestamp: '2026-01-31T12:00:01Z',
  data: { id: 'c-1', text: 'ü' },
});
const AT = new Date('2026-01-31T12:00:02Z');
const now = AT.getTime() / 1000;

const headers = (secret: string, body = BODY, at = AT) => ({
  'webhook-id': 'msg_1',
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': new Webhook(secret).sign('msg_1', at, body),
});

describe('a callback', () => {
  it.each<[string, Parameters<typeof readWebhook>[0], Parameters<typeof readWebhook>[1], string | string[]]>([
    ['as a text', BODY, headers(OLD), OLD],
    ['as bytes', Buffer.from(BODY), headers(OLD), OLD],
    ['with headers of fetch', BODY, new Headers(headers(OLD)), OLD],
    ['with the old secret while it is rotated', BODY, headers(OLD), [NEW, OLD]],
    [
      'signed with both secrets, read with one',
      BODY,
      {
        ...headers(OLD),
        'webhook-signature': `${headers(NEW)['webhook-signature']} ${headers(OLD)['webhook-signature']}`,
      },
      OLD,
    ],
  ])('%s is read', (_name, body, sent, secrets) => {
    expect(readWebhook(body, sent, { secrets, now })).toEqual(JSON.parse(BODY));
  });

  it.each<[string, string, Record<string, string | undefined>, string]>([
    ['of another secret', BODY, headers(OTHER), 'wrong'],
    ['with another body', `${BODY} `, headers(OLD), 'wrong'],
    ['with another id', BODY, { ...headers(OLD), 'webhook-id': 'msg_2' }, 'wrong'],
    ['with half a signature', BODY, { ...headers(OLD), 'webhook-signature': 'v1,AAAA' }, 'wrong'],
    ['of another kind of signature', BODY, { ...headers(OLD), 'webhook-signature': `v1a,${'A'.repeat(43)}=` }, 'wrong'],
    ['without a signature', BODY, { ...headers(OLD), 'webhook-signature': undefined }, 'missing'],
    ['without an id', BODY, { ...headers(OLD), 'webhook-id': undefined }, 'missing'],
    ['of ten minutes ago', BODY, headers(OLD, BODY, new Date(AT.getTime() - 600_000)), 'stale'],
    ['of a time to come', BODY, headers(OLD, BODY, new Date(AT.getTime() + 600_000)), 'stale'],
    ['that is no JSON', '{', headers(OLD, '{'), 'malformed'],
  ])('%s is refused', (_name, body, sent, code) => {
    expect(() => readWebhook(body, sent, { secrets: OLD, now })).toThrow(expect.objectContaining({ code }));
  });

  it('is held against the clock of this machine unless another time is given', () => {
    expect(() => readWebhook(BODY, headers(OLD), { secrets: OLD })).toThrow(expect.objectContaining({ code: 'stale' }));
    expect(readWebhook(BODY, headers(OLD, BODY, new Date()), { secrets: OLD })).toMatchObject({
      type: 'comment.moderated',
    });
  });
});
