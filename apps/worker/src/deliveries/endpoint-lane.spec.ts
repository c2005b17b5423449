import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type ClaimedDelivery, type SentResult } from '@palaver/persistence';
import { EndpointLane, type Job } from './endpoint-lane.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const job = (): Job => ({
  delivery: { siteId: 's', endpointId: 'e' } as ClaimedDelivery,
  message: { id: 'm', body: '', secrets: [] },
  claimedAt: performance.now(),
});
const after =
  (ms: number, outcome: SentResult['outcome'] = 'delivered') =>
  () =>
    new Promise<SentResult>((resolve) => setTimeout(() => resolve({ outcome } as SentResult), ms));

/** A lane that sends by `send`; how many were under way at once, and what ended. */
function lane(send: () => Promise<SentResult>) {
  const ended: string[] = [];
  const air = { now: 0, most: 0 };
  const made = new EndpointLane('s', 'e', {
    send: () => {
      air.now += 1;
      air.most = Math.max(air.most, air.now);
      return send().finally(() => (air.now -= 1));
    },
    onEnd: ({ outcome }) => ended.push(outcome),
  });
  return { made, ended, air };
}

describe('the lane of an endpoint', () => {
  it('widens with every quick success, up to 16 at once', async () => {
    const { made, ended, air } = lane(after(20));
    for (let n = 0; n < 400; n += 1) {
      made.push(job());
    }
    expect(air.now).toBe(8);
    await jest.advanceTimersByTimeAsync(3000);
    expect(ended).toHaveLength(400);
    expect(air.most).toBe(16);
    expect(made.room.room).toBe(256);
  });

  it('narrows to one at a time where calls are slow', async () => {
    const { made, ended, air } = lane(after(9000));
    for (let n = 0; n < 8; n += 1) {
      made.push(job());
    }
    await jest.advanceTimersByTimeAsync(9000);
    expect(ended).toHaveLength(8);
    expect(made.room.room).toBe(1);
    air.most = 0;
    [1, 2, 3].forEach(() => made.push(job()));
    expect(air.most).toBe(1);
  });

  it('asks for less where calls fail', async () => {
    const { made } = lane(after(20));
    for (let n = 0; n < 100; n += 1) {
      made.push(job());
    }
    await jest.advanceTimersByTimeAsync(2000);
    const failing = lane(after(20, 'retry')).made;
    for (let n = 0; n < 100; n += 1) {
      failing.push(job());
    }
    await jest.advanceTimersByTimeAsync(2000);
    expect(failing.room.room).toBe(8);
    expect(made.room.room).toBe(108);
  });

  it('gives back what waited so long that its lease might end under way', async () => {
    const { made, ended } = lane(after(11_000));
    for (let n = 0; n < 10; n += 1) {
      made.push(job());
    }
    await jest.advanceTimersByTimeAsync(11_000);
    expect(ended.sort()).toEqual([...Array<string>(2).fill('back'), ...Array<string>(8).fill('delivered')]);
  });

  it('gives up what it has not begun', () => {
    const { made } = lane(after(10));
    for (let n = 0; n < 10; n += 1) {
      made.push(job());
    }
    expect(made.clear()).toHaveLength(2);
    expect(made.held).toBe(8);
  });
});
