import { afterEach, describe, expect, it } from '@jest/globals';
import type { TallyRow } from '@palaver/persistence';
import { TallyCounter, type TallyOptions } from './tally-counter.js';

const counters: TallyCounter[] = [];
afterEach(async () => {
  await Promise.all(counters.splice(0).map((counter) => counter.close()));
});

/** A thread that answers by this code. */
function counterWith(code: string, beside?: TallyOptions['beside']): TallyCounter {
  const entry = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
  const counter = new TallyCounter({ document: () => Promise.resolve('{}'), beside, entry });
  counters.push(counter);
  return counter;
}

const row: TallyRow = {
  xid: '1',
  source: 'automatic',
  verdict: 'review',
  first: true,
  about: {
    siteId: 'news',
    commentId: 'c',
    rev: 1,
    action: 'review',
    ruleSetId: 'house',
    version: 1,
    hash: 'h',
    decidedAt: '2026-01-31T12:00:00Z',
  },
  result: JSON.stringify({ reasons: [{ rule: 'A', points: 6, spans: [{ field: 'text', start: 0, end: 1 }] }] }),
  facts: '{}',
  data: '{}',
};

const ON_MESSAGE = `import { parentPort } from 'node:worker_threads'; parentPort.on('message', (asked) => { `;

describe('counting beside the scoring', () => {
  const page = { increments: [], costs: [{ rule: 'A', nanoseconds: 1, samples: 1 }] };
  const document = () => Promise.reject(new Error('no thread is needed'));

  it('needs no thread of its own', async () => {
    const counter = new TallyCounter({ document, beside: () => Promise.resolve(page) });
    expect(await counter.count([row])).toEqual(page);
  });

  it('is done apart where it fails, or the rule sets are not there', async () => {
    const own = `${ON_MESSAGE} parentPort.postMessage({ increments: [], costs: [] }); });`;
    for (const beside of [() => undefined, () => Promise.reject(new Error('the thread fell'))]) {
      expect((await counterWith(own, beside).count([row])).costs).toEqual([]);
    }
  });
});

describe('counting in a thread', () => {
  it('sends each document once', async () => {
    const counter = counterWith(
      `${ON_MESSAGE} parentPort.postMessage({ increments: [], costs: asked.documents.map(({ hash }) => ({ rule: hash })) }); });`,
    );
    expect((await counter.count([row])).costs).toEqual([{ rule: 'h' }]);
    expect((await counter.count([row])).costs).toEqual([]);
    expect(await counter.count([])).toEqual({ increments: [], costs: [] });
  });

  it.each([
    ['throws', `${ON_MESSAGE} throw new Error('broken'); });`],
    ['ends', `${ON_MESSAGE} process.exit(1); });`],
  ])('that %s counts the hits all the same, without entries', async (_name, code) => {
    const counter = counterWith(code);
    const { increments, costs } = await counter.count([row]);
    expect(increments.map(({ rule, entry, hits }) => [rule, entry, hits])).toEqual([
      ['', '', 1],
      ['A', '', 1],
    ]);
    expect(costs).toEqual([]);
  });
});
