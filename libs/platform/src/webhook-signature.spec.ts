import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { signWebhook, verifyWebhook } from './webhook-signature.js';

const bytes = randomBytes(32);
const secret = `whsec_${bytes.toString('base64')}`;
const other = randomBytes(32);
const body = '{"text":"naïve café"}';
const now = 1_790_000_000;

const headers = (signature: string | undefined, timestamp = String(now), id: string | undefined = 'msg_1') => ({
  id,
  timestamp,
  signature,
});

describe('webhook signatures', () => {
  it('are the ones the standardwebhooks package makes', () => {
    expect(signWebhook([bytes], 'msg_1', now, body)).toBe(
      new Webhook(secret).sign('msg_1', new Date(now * 1000), body),
    );
  });

  it('are accepted by the standardwebhooks package, also among several', () => {
    const timestamp = Math.floor(Date.now() / 1000);
    const signed = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signWebhook([other, bytes], 'msg_1', timestamp, body),
    };
    expect(new Webhook(secret).verify(body, signed)).toEqual({ text: 'naïve café' });
  });

  const good = signWebhook([bytes], 'msg_1', now, body);
  it.each([
    ['the right one', [bytes], headers(good), 'valid'],
    ['the right one among several', [bytes], headers(`v1,AAAA v1a,xyz ${good}`), 'valid'],
    ['one of the old secret during rotation', [other, bytes], headers(good), 'valid'],
    ['one of a secret that is no longer live', [other], headers(good), 'wrong'],
    ['none', [bytes], headers(undefined), 'missing'],
    ['an empty one', [bytes], headers(''), 'missing'],
    ['one without an id', [bytes], headers(good, String(now), ''), 'missing'],
    ['one of wrong length', [bytes], headers('v1,AAAA'), 'wrong'],
    ['one of 32 zero bytes', [bytes], headers(`v1,${Buffer.alloc(32).toString('base64')}`), 'wrong'],
    ['one of another algorithm', [bytes], headers(good.replace('v1,', 'v2,')), 'wrong'],
    ['one for another id', [bytes], headers(good, String(now), 'msg_2'), 'wrong'],
    ['one for another time', [bytes], headers(good, String(now + 1)), 'wrong'],
    ['any when there is no secret', [], headers(good), 'wrong'],
  ])('with %s', (_name, secrets, sent, verdict) => {
    expect(verifyWebhook(secrets, sent, body, now)).toBe(verdict);
  });

  it.each([
    [-301, 'stale'],
    [-300, 'valid'],
    [300, 'valid'],
    [301, 'stale'],
  ])('made %i seconds from now are %s', (offset, verdict) => {
    const signature = signWebhook([bytes], 'msg_1', now + offset, body);
    expect(verifyWebhook([bytes], headers(signature, String(now + offset)), body, now)).toBe(verdict);
  });

  it('with a signed timestamp that is no number are stale', () => {
    const signature = signWebhook([bytes], 'msg_1', Number.NaN, body);
    expect(verifyWebhook([bytes], headers(signature, 'NaN'), body, now)).toBe('stale');
  });

  it('do not fit a body that was changed', () => {
    expect(verifyWebhook([bytes], headers(good), `${body} `, now)).toBe('wrong');
  });
});
