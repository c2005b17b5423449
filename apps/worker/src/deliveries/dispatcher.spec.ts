import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { type ClaimedDelivery } from '@palaver/persistence';
import { createLogger } from '@palaver/platform';
import { type DeliveryResult } from './delivery-sender.js';
import { Dispatcher } from './dispatcher.js';

const logger = createLogger('test', 'silent');
const client = { close: () => Promise.resolve() };
const claimed = (n: number, endpointId = 'e'): ClaimedDelivery => ({
  siteId: 's',
  endpointId,
  topic: 'decision',
  subjectId: `c${n}`,
  version: 1,
  attempts: 0,
  ageSeconds: 0,
  leaseToken: 't',
  url: 'https://example.org/',
  sealedSecret: Buffer.alloc(0),
});

/** Rows waiting to be claimed; honours the limits it is given, as the statement does. */
class Rows {
  claims = 0;
  constructor(readonly waiting: ClaimedDelivery[]) {}
  retire = () => Promise.resolve();
  claim = ({
    total,
    perEndpoint,
    flying,
  }: {
    total: number;
    perEndpoint: number;
    flying: readonly { endpointId: string; count: number }[];
  }) => {
    this.claims += 1;
    const taken: ClaimedDelivery[] = [];
    for (const row of [...this.waiting]) {
      const inAir = flying.find((flight) => flight.endpointId === row.endpointId)?.count ?? 0;
      const of = taken.filter((other) => other.endpointId === row.endpointId).length;
      if (taken.length < total && inAir + of < perEndpoint) {
        taken.push(row);
        this.waiting.splice(this.waiting.indexOf(row), 1);
      }
    }
    return Promise.resolve(taken);
  };
}

describe('the dispatcher', () => {
  it('sends everything, with at most 8 of one endpoint and 128 in all under way', async () => {
    const rows = new Rows(Array.from({ length: 600 }, (_, n) => claimed(n, n < 300 ? 'busy' : `e${n % 30}`)));
    const air = new Map<string, number>();
    let [most, mostOfOne, sent] = [0, 0, 0];
    const send = async ({ endpointId }: ClaimedDelivery): Promise<DeliveryResult> => {
      air.set(endpointId, (air.get(endpointId) ?? 0) + 1);
      most = Math.max(
        most,
        [...air.values()].reduce((sum, count) => sum + count, 0),
      );
      mostOfOne = Math.max(mostOfOne, air.get(endpointId) ?? 0);
      await pause(2);
      air.set(endpointId, (air.get(endpointId) ?? 0) - 1);
      sent += 1;
      return 'delivered';
    };
    const dispatcher = new Dispatcher(rows, { send }, client, logger);
    dispatcher.start();
    while (sent < 600) {
      await pause(5);
    }
    await dispatcher.close();
    expect(most).toBe(128);
    expect(mostOfOne).toBe(8);
  });

  it('looks at once when it is kicked, also while it is looking', async () => {
    const rows = new Rows([]);
    const sent: string[] = [];
    const send = (delivery: ClaimedDelivery): Promise<DeliveryResult> => {
      sent.push(delivery.subjectId);
      return Promise.resolve('delivered');
    };
    const dispatcher = new Dispatcher(rows, { send }, client, logger);
    dispatcher.kick();
    rows.waiting.push(claimed(1));
    dispatcher.kick();
    await pause(20);
    expect(sent).toEqual(['c1']);
    await dispatcher.close();
  });

  it('survives a database that is away and a sender that throws', async () => {
    const rows = new Rows([claimed(1), claimed(2)]);
    const { claim } = rows;
    let fails = 1;
    rows.claim = (limits) => (fails-- > 0 ? Promise.reject(new Error('away')) : claim(limits));
    const sent: string[] = [];
    const send = (delivery: ClaimedDelivery): Promise<DeliveryResult> => {
      sent.push(delivery.subjectId);
      return delivery.subjectId === 'c1' ? Promise.reject(new Error('away')) : Promise.resolve('delivered');
    };
    const dispatcher = new Dispatcher(rows, { send }, client, logger);
    dispatcher.kick();
    await pause(10);
    dispatcher.kick();
    await pause(10);
    expect(sent).toEqual(['c1', 'c2']);
    await dispatcher.close();
  });

  it('takes nothing more once it closes, and waits for what is under way', async () => {
    const rows = new Rows([claimed(1)]);
    let done = false;
    const send = async (): Promise<DeliveryResult> => {
      await pause(50);
      done = true;
      return 'delivered';
    };
    const dispatcher = new Dispatcher(rows, { send }, client, logger);
    dispatcher.start();
    await pause(10);
    const closed = dispatcher.close();
    rows.waiting.push(claimed(2));
    dispatcher.kick();
    await closed;
    expect(done).toBe(true);
    expect(rows.waiting).toHaveLength(1);
  });
});
