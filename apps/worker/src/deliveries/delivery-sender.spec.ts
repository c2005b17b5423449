import { describe, expect, it } from '@jest/globals';
import { type ClaimedDelivery, type DeliveryFailure, type DeliveryRepository } from '@palaver/persistence';
import { type CallbackAnswer } from './callback-client.js';
import { DeliverySender } from './delivery-sender.js';
import { type Message } from './message-writer.js';

const delivery: ClaimedDelivery = {
  siteId: 's',
  endpointId: '7d3c6a3e-1111-4111-8111-111111111111',
  topic: 'decision',
  subjectId: 'c',
  version: 1,
  attempts: 0,
  ageSeconds: 1,
  leaseToken: '7d3c6a3e-2222-4222-8222-222222222222',
  url: 'https://example.org/',
  sealedSecret: Buffer.alloc(0),
};
const message: Message = { body: '{}', headers: {} };

/** What the sender wrote down, with a client that answers as told. */
function sending(
  answer: () => Promise<CallbackAnswer>,
  { stands = true, claimed = delivery, stop = new AbortController() } = {},
) {
  const notes: unknown[][] = [];
  const note =
    (what: string) =>
    (_delivery: ClaimedDelivery, ...rest: unknown[]) =>
      Promise.resolve(notes.push([what, ...rest]) > 0);
  const deliveries = {
    markDelivered: note('delivered'),
    markSuperseded: note('superseded'),
    retryLater: note('later'),
    giveBack: note('back'),
    abandon: note('abandoned'),
  } as unknown as DeliveryRepository;
  const sender = new DeliverySender(
    deliveries,
    { write: () => Promise.resolve(stands ? message : undefined) },
    { post: answer },
    () => 0.5,
  );
  return { notes, result: sender.send(claimed, stop.signal), stop };
}
const answering = (status: number, retryAfter?: string) => () => Promise.resolve({ status, retryAfter });

describe('a delivery', () => {
  it.each([200, 201, 204, 299])('answered %i is delivered', async (status) => {
    const { notes, result } = sending(answering(status));
    expect(await result).toBe('delivered');
    expect(notes).toEqual([['delivered', status]]);
  });

  it.each([199, 301, 302, 307, 400, 401, 404, 500, 503])('answered %i is tried again in 5 seconds', async (status) => {
    const { notes, result } = sending(answering(status));
    expect(await result).toBe('failed');
    expect(notes).toEqual([['later', { status, error: `answered ${status}` }, 5]]);
  });

  it.each([
    [429, '100', 100],
    [503, '100', 100],
    [500, '100', 5],
    [429, 'soon', 5],
  ])('answered %i with Retry-After %s is tried again in %i seconds', async (status, retryAfter, seconds) => {
    const { notes, result } = sending(answering(status, retryAfter));
    expect(await result).toBe('failed');
    expect(notes[0]?.[2]).toBe(seconds);
  });

  it('answered 410, or failing for 72 hours, ends the endpoint', async () => {
    expect(await sending(answering(410)).result).toBe('abandoned');
    const old = { ...delivery, attempts: 18, ageSeconds: 72 * 3600 };
    const { notes, result } = sending(answering(500), { claimed: old });
    expect(await result).toBe('abandoned');
    expect(notes).toEqual([['abandoned', { status: 500, error: 'answered 500' }]]);
  });

  it.each<[string, Error, string]>([
    [
      'a refused connection',
      Object.assign(new Error('connect failed'), { code: 'ECONNREFUSED' }),
      'ECONNREFUSED: connect failed',
    ],
    ['silence', new DOMException('aborted', 'TimeoutError'), 'did not answer in time'],
  ])('met by %s is tried again', async (_name, error, told) => {
    const { notes, result } = sending(() => Promise.reject(error));
    expect(await result).toBe('failed');
    expect((notes[0]?.[1] as DeliveryFailure).error).toBe(told);
    expect((notes[0]?.[1] as DeliveryFailure).status).toBeNull();
  });

  it('of a decision that does not stand any more is not sent', async () => {
    const { notes, result } = sending(() => Promise.reject(new Error('must not be called')), { stands: false });
    expect(await result).toBe('superseded');
    expect(notes).toEqual([['superseded']]);
  });

  it('cut off by the stop of the process is given back, its try not counted', async () => {
    const stop = new AbortController();
    const { notes, result } = sending(
      () =>
        new Promise((_resolve, reject) => stop.signal.addEventListener('abort', () => reject(new Error('aborted')))),
      { stop },
    );
    setImmediate(() => stop.abort());
    expect(await result).toBe('given back');
    expect(notes).toEqual([['back']]);
  });
});
