import { describe, expect, it } from '@jest/globals';
import { type Disabling, type EndpointChange, type SentResult } from '@palaver/persistence';
import { createLogger } from '@palaver/platform';
import { DeliveryResults } from './delivery-results.js';

const result = (n: number, changes: Partial<SentResult> = {}): SentResult => ({
  site: 's',
  endpoint: 'e',
  topic: 'decision',
  subject: `c${n}`,
  version: 1,
  token: 't',
  outcome: 'delivered',
  ...changes,
});
const change = (changes: Partial<EndpointChange>): EndpointChange => ({
  siteId: 's',
  endpointId: 'e',
  opened: false,
  closed: false,
  failures: 1,
  failingSeconds: 0,
  gone: false,
  ...changes,
});

/** Results over a store that says `changes` of every list, and what it was told. */
function writing(changes: EndpointChange[] = [], settle?: (list: readonly SentResult[]) => Promise<EndpointChange[]>) {
  const lists: SentResult[][] = [];
  const disabled: Disabling[] = [];
  const told: string[] = [];
  const store = {
    settle: (list: readonly SentResult[]) => {
      lists.push([...list]);
      return settle?.(list) ?? Promise.resolve(changes);
    },
    disable: (one: Disabling) => Promise.resolve(disabled.push(one) > 0),
  };
  return {
    results: new DeliveryResults(store, createLogger('test', 'silent'), (outcome) => told.push(outcome)),
    lists,
    disabled,
    told,
  };
}

describe('results', () => {
  it('are written in lists, in their order, while the list before is under way', async () => {
    const { results, lists } = writing([], async () => new Promise((resolve) => setTimeout(() => resolve([]), 10)));
    Array.from({ length: 5 }, (_, n) => results.add(result(n)));
    await new Promise((resolve) => setTimeout(resolve, 5));
    Array.from({ length: 300 }, (_, n) => results.add(result(5 + n)));
    await results.flushed();
    expect(lists.map((list) => list.length)).toEqual([5, 256, 44]);
    expect(lists.flat().map(({ subject }) => subject)).toEqual(Array.from({ length: 305 }, (_, n) => `c${n}`));
  });

  it('that cannot be written are left to their leases, and the next ones are written', async () => {
    let fails = 1;
    const { results, lists, told } = writing([], () =>
      fails-- > 0 ? Promise.reject(new Error('away')) : Promise.resolve([]),
    );
    results.add(result(1));
    await results.flushed();
    results.add(result(2));
    await results.flushed();
    expect(lists.map((list) => list[0]?.subject)).toEqual(['c1', 'c2']);
    expect(told).toEqual(['unrecorded', 'delivered']);
  });

  it.each([
    ['gone', change({ gone: true }), 'gone'],
    ['failing for 72 hours', change({ failingSeconds: 72 * 3600 }), 'unreachable'],
  ])('of an endpoint that is %s switch it off, with the last failure', async (_name, found, reason) => {
    const { results, disabled } = writing([found]);
    results.add(result(1, { outcome: 'retry', status: 500, error: 'answered 500' }));
    results.add(result(2, { outcome: 'retry', status: 410, error: 'answered 410' }));
    results.add(result(3, { endpoint: 'other', outcome: 'retry', error: 'elsewhere' }));
    await results.flushed();
    expect(disabled).toEqual([{ siteId: 's', endpointId: 'e', reason, status: 410, error: 'answered 410' }]);
  });

  it('of one that merely fails do not', async () => {
    const { results, disabled } = writing([change({ opened: true, failingSeconds: 70 * 3600 })]);
    results.add(result(1, { outcome: 'retry', error: 'x' }));
    await results.flushed();
    expect(disabled).toEqual([]);
  });
});
