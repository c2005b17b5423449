import { describe, expect, it } from '@jest/globals';
import { type ClaimedDelivery } from '@palaver/persistence';
import { type CallbackAnswer, verifyWebhook } from '@palaver/platform';
import { DeliverySender, givenBack, overtaken } from './delivery-sender.js';
import { type Message } from './message-writer.js';

const delivery: ClaimedDelivery = {
  siteId: 's',
  endpointId: '7d3c6a3e-1111-4111-8111-111111111111',
  topic: 'decision',
  subjectId: 'c',
  version: 1,
  attempts: 0,
  dueSince: new Date(0),
  ageSeconds: 1,
  leaseToken: '7d3c6a3e-2222-4222-8222-222222222222',
  url: 'https://example.org/',
  sealedSecret: Buffer.alloc(0),
  sealedPrevious: null,
  payload: null,
};
const message: Message = { id: 'msg_1', body: '{"a":1}', secrets: [Buffer.alloc(32, 1), Buffer.alloc(32, 2)] };
const row = {
  site: 's',
  endpoint: delivery.endpointId,
  topic: 'decision',
  subject: 'c',
  version: 1,
  token: delivery.leaseToken,
};
const tried = { attempt: 1, latencyMs: expect.any(Number) as unknown, body: '{"a":1}' };

const sending = (answer: () => Promise<CallbackAnswer>, claimed = delivery, stop = new AbortController()) =>
  new DeliverySender({ post: answer }, () => 0.5).send(claimed, message, stop.signal);
const answering = (status: number, retryAfter?: string) => () => Promise.resolve({ status, retryAfter });

describe('a delivery', () => {
  it.each([200, 201, 204, 299])('answered %i is delivered', async (status) => {
    expect(await sending(answering(status))).toEqual({ ...row, ...tried, outcome: 'delivered', status });
  });

  it.each([199, 301, 302, 307, 400, 401, 404, 410, 500, 503])(
    'answered %i is tried again in 5 seconds',
    async (status) => {
      const error = expect.stringContaining(`answered ${status}`) as unknown;
      expect(await sending(answering(status))).toEqual({ ...row, ...tried, outcome: 'retry', status, error, delay: 5 });
    },
  );

  it.each([
    [429, '100', 100],
    [503, '100', 100],
    [500, '100', 5],
    [429, 'soon', 5],
  ])('answered %i with Retry-After %s is tried again in %i seconds', async (status, retryAfter, delay) => {
    expect(await sending(answering(status, retryAfter))).toMatchObject({ outcome: 'retry', delay });
  });

  it('that has failed for 72 hours is dead', async () => {
    const old = { ...delivery, attempts: 18, ageSeconds: 72 * 3600 };
    expect(await sending(answering(500), old)).toMatchObject({ outcome: 'dead', attempt: 19, status: 500 });
  });

  it('that gets no answer is tried again, with the reason in words', async () => {
    const silent = () => Promise.reject(new DOMException('aborted', 'TimeoutError'));
    const error = 'did not answer in time';
    expect(await sending(silent)).toEqual({ ...row, ...tried, outcome: 'retry', error, delay: 5, latencyMs: 0 });
    const long = () => Promise.reject(new Error('x'.repeat(5000)));
    expect((await sending(long)).error).toHaveLength(500);
  });

  it('is signed with every live secret at the time it is sent', async () => {
    let sent: Record<string, string> = {};
    const client = {
      post: (_url: string, headers: Record<string, string>) => {
        sent = headers;
        return Promise.resolve({ status: 200, retryAfter: undefined });
      },
    };
    await new DeliverySender(client).send(delivery, message, new AbortController().signal);
    const headers = {
      id: sent['webhook-id'],
      timestamp: sent['webhook-timestamp'],
      signature: sent['webhook-signature'],
    };
    expect(headers.signature?.split(' ')).toHaveLength(2);
    for (const secret of message.secrets) {
      expect(verifyWebhook([secret], headers, message.body)).toBe('valid');
    }
    expect(verifyWebhook([Buffer.alloc(32, 3)], headers, message.body)).toBe('wrong');
  });

  it('cut off by the stop of the process is given back, its try not counted', async () => {
    const stop = new AbortController();
    const hanging = () =>
      new Promise<CallbackAnswer>((_resolve, reject) =>
        stop.signal.addEventListener('abort', () => reject(new Error('aborted'))),
      );
    const result = sending(hanging, delivery, stop);
    setImmediate(() => stop.abort());
    expect(await result).toEqual(givenBack(delivery));
    expect(givenBack(delivery)).toEqual({ ...row, outcome: 'back' });
    expect(overtaken(delivery)).toEqual({ ...row, outcome: 'superseded' });
  });

  it('that cannot be written fails like one that cannot be sent', () => {
    const sender = new DeliverySender({ post: answering(200) }, () => 0.5);
    const unsent = { outcome: 'retry', error: 'no key', delay: 5, attempt: 1, latencyMs: 0, body: '' };
    expect(sender.unsent(delivery, new Error('no key'))).toEqual({ ...row, ...unsent });
  });
});
