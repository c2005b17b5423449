import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { type ClaimedDelivery, type Room, type SentResult } from '@palaver/persistence';
import { createLogger } from '@palaver/platform';
import { Dispatcher, type DispatcherParts } from './dispatcher.js';
import { type Message, type Written } from './message-writer.js';

const claimed = (n: number, endpointId = 'e'): ClaimedDelivery => ({
  siteId: 's',
  endpointId,
  topic: 'decision',
  subjectId: `c${n}`,
  version: 1,
  attempts: 0,
  dueSince: new Date(0),
  ageSeconds: 0,
  leaseToken: 't',
  url: 'https://example.org/',
  sealedSecret: Buffer.alloc(0),
  sealedPrevious: null,
  payload: null,
});
const message: Message = { id: 'm', body: '{}', secrets: [] };
const result = ({ siteId: site, endpointId: endpoint, subjectId: subject }: ClaimedDelivery, outcome = 'delivered') =>
  ({ site, endpoint, topic: 'decision', subject, version: 1, token: 't', outcome }) as SentResult;

/** Rows waiting to be claimed; honours the limits it is given, as the statement does. */
class Rows {
  claims = 0;
  probes: ClaimedDelivery[] = [];
  constructor(readonly waiting: ClaimedDelivery[]) {}
  retire = () => Promise.resolve();
  claimProbes = () => Promise.resolve(this.probes.splice(0));
  claim = (limits: { total: number; perEndpoint: number; rooms: readonly Room[] }) => {
    this.claims += 1;
    const taken: ClaimedDelivery[] = [];
    for (const row of [...this.waiting]) {
      const room = limits.rooms.find((known) => known.endpointId === row.endpointId)?.room ?? limits.perEndpoint;
      const of = taken.filter((other) => other.endpointId === row.endpointId).length;
      if (taken.length < limits.total && of < room) {
        taken.push(row);
        this.waiting.splice(this.waiting.indexOf(row), 1);
      }
    }
    return Promise.resolve(taken);
  };
}

/** A dispatcher over `rows` that sends by `send`, and what it wrote down. */
function dispatching(
  rows: Rows,
  send: (delivery: ClaimedDelivery) => Promise<SentResult>,
  write = (list: readonly ClaimedDelivery[]): Written[] => list.map(() => message),
) {
  const results: SentResult[] = [];
  const parts: DispatcherParts = {
    deliveries: rows,
    messages: { write: (list) => Promise.resolve(write(list)) },
    sender: { send: (delivery) => send(delivery), unsent: (delivery) => result(delivery, 'retry') },
    results: { add: (one) => results.push(one), flushed: () => Promise.resolve() },
    client: { close: () => Promise.resolve() },
    logger: createLogger('test', 'silent'),
  };
  return { dispatcher: new Dispatcher(parts), results };
}

describe('the dispatcher', () => {
  it('sends everything, with at most 16 of one endpoint under way', async () => {
    const rows = new Rows(Array.from({ length: 600 }, (_, n) => claimed(n, n < 300 ? 'busy' : `e${n % 30}`)));
    const air = new Map<string, number>();
    let most = 0;
    const { dispatcher, results } = dispatching(rows, async (delivery) => {
      const { endpointId } = delivery;
      air.set(endpointId, (air.get(endpointId) ?? 0) + 1);
      most = Math.max(most, ...air.values());
      await pause(2);
      air.set(endpointId, (air.get(endpointId) ?? 0) - 1);
      return result(delivery);
    });
    dispatcher.start();
    while (results.length < 600) {
      await pause(5);
    }
    await dispatcher.close();
    expect(most).toBeLessThanOrEqual(16);
    expect(most).toBeGreaterThanOrEqual(8);
    expect(rows.claims).toBeLessThan(150);
  });

  it('leaves room for an endpoint beside hundreds that do not answer', async () => {
    const hanging = Array.from({ length: 100 * 20 }, (_, n) => claimed(n, `slow${n % 100}`));
    const rows = new Rows([...hanging]);
    const sent: string[] = [];
    const { dispatcher } = dispatching(rows, (delivery) => {
      sent.push(delivery.endpointId);
      return delivery.endpointId === 'quick' ? Promise.resolve(result(delivery)) : new Promise(() => undefined);
    });
    dispatcher.kick();
    await pause(200);
    rows.waiting.push(claimed(1, 'quick'));
    dispatcher.kick();
    await pause(50);
    expect(sent).toHaveLength(100 * 8 + 1);
    expect(sent.at(-1)).toBe('quick');
  });

  it('looks at once when it is kicked, also while it is looking', async () => {
    const rows = new Rows([]);
    const { dispatcher, results } = dispatching(rows, (delivery) => Promise.resolve(result(delivery)));
    dispatcher.kick();
    rows.waiting.push(claimed(1));
    dispatcher.kick();
    await pause(40);
    expect(results.map(({ subject }) => subject)).toEqual(['c1']);
    await dispatcher.close();
  });

  it('sends no decision that is overtaken, and counts what cannot be written as a failed try', async () => {
    const rows = new Rows([claimed(1), claimed(2), claimed(3)]);
    const written: Written[] = ['overtaken', new Error('no key'), message];
    const { dispatcher, results } = dispatching(
      rows,
      (delivery) => Promise.resolve(result(delivery)),
      () => written,
    );
    dispatcher.kick();
    await pause(20);
    expect(results.map(({ subject, outcome }) => [subject, outcome])).toEqual([
      ['c1', 'superseded'],
      ['c2', 'retry'],
      ['c3', 'delivered'],
    ]);
    await dispatcher.close();
  });

  it('sends the probes of endpoints whose breaker is open, every second', async () => {
    const rows = new Rows([]);
    rows.probes = [claimed(1)];
    const { dispatcher, results } = dispatching(rows, (delivery) => Promise.resolve(result(delivery)));
    dispatcher.start();
    await pause(1200);
    await dispatcher.close();
    expect(results).toHaveLength(1);
  });

  it('survives a database that is away', async () => {
    const rows = new Rows([claimed(1)]);
    const { claim } = rows;
    let fails = 1;
    rows.claim = (limits) => (fails-- > 0 ? Promise.reject(new Error('away')) : claim(limits));
    const { dispatcher, results } = dispatching(rows, (delivery) => Promise.resolve(result(delivery)));
    dispatcher.kick();
    await pause(20);
    dispatcher.kick();
    await pause(20);
    expect(results).toHaveLength(1);
    await dispatcher.close();
  });

  it('takes nothing more once it closes, waits for what is under way and gives back the rest', async () => {
    const rows = new Rows(Array.from({ length: 8 }, (_, n) => claimed(n)));
    const { dispatcher, results } = dispatching(rows, async (delivery) => {
      await pause(50);
      return result(delivery);
    });
    dispatcher.start();
    await pause(60);
    rows.waiting.push(...Array.from({ length: 40 }, (_, n) => claimed(100 + n)));
    dispatcher.kick();
    await pause(20);
    const closed = dispatcher.close();
    rows.waiting.push(claimed(200));
    dispatcher.kick();
    await closed;
    const outcomes = results.map(({ outcome }) => outcome);
    expect(outcomes).toContain('delivered');
    expect(outcomes).toContain('back');
    expect(results).toHaveLength(48 - rows.waiting.length + 1);
  });
});
