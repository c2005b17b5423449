import { type Batch } from '@palaver/contracts';
import { type OperationExample } from '@palaver/openapi';
import { REVIEW_COMMENT } from './site-examples.js';

const NONE = { open: 0, decided: 0, stale: 0, claimed: 0, deleted: 0, unknown: 0 };

export const SELECTION: Batch = {
  siteId: 'news',
  id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c11',
  kind: 'selection',
  state: 'done',
  target: 'reject',
  reason: 'advertising',
  note: 'The same shop again',
  cause: { selected: 2 },
  actor: 'token:desk',
  total: 2,
  counts: { ...NONE, decided: 1, stale: 1 },
  complete: true,
  createdAt: '2026-01-31T12:10:00.000Z',
  startedAt: '2026-01-31T12:10:00.000Z',
  endedAt: '2026-01-31T12:10:00.000Z',
};
const UNDO: Batch = {
  ...SELECTION,
  id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c12',
  kind: 'undo',
  target: 'before',
  reason: null,
  note: null,
  cause: { batch: SELECTION.id },
  total: 1,
  counts: { ...NONE, decided: 1 },
};
const RUN: Batch = {
  ...SELECTION,
  id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c13',
  kind: 'query',
  cause: { author: 'Ann' },
};
const REVERSE: Batch = {
  ...RUN,
  id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c14',
  kind: 'reverse',
  state: 'previewed',
  target: 'before',
  reason: null,
  cause: { ruleSet: { id: 'newsroom', version: 1 }, action: 'review' },
  startedAt: null,
  endedAt: null,
};
const CANCELLED: Batch = {
  ...REVERSE,
  state: 'cancelled',
  counts: { ...NONE, open: 2 },
};

/** Acts over many comments, by operation. */
export const BATCH_EXAMPLES: Record<string, OperationExample> = {
  searchComments: {
    query: { siteId: 'news', author: 'Ann', state: 'decided' },
    answer: {
      data: [{ etag: '"1.1"', comment: REVIEW_COMMENT, decidedBy: null, item: { id: '4711', queue: 'new' } }],
      nextCursor: null,
    },
  },
  decideSelection: {
    body: {
      siteId: 'news',
      entries: [
        { comment: 'c-1011', etag: '"1.1"' },
        { comment: 'c-1012', etag: '"1.7"' },
      ],
      action: 'reject',
      reason: 'advertising',
      note: 'The same shop again',
    },
    answer: {
      batch: SELECTION,
      data: [
        { comment: 'c-1011', item: null, outcome: 'decided', etag: '"1.2"' },
        { comment: 'c-1012', item: null, outcome: 'stale', etag: '"1.1"' },
      ],
    },
  },
  listBatches: { query: { siteId: 'news' }, answer: { data: [SELECTION], nextCursor: null } },
  getBatch: { path: { id: SELECTION.id }, answer: SELECTION },
  listBatchEntries: {
    path: { id: SELECTION.id },
    query: { outcome: 'stale' },
    answer: { data: [{ comment: 'c-1012', etag: '"1.7"', outcome: 'stale' }], nextCursor: null },
  },
  undoBatch: { path: { id: SELECTION.id }, body: {}, answer: UNDO },
  previewQuery: {
    body: { siteId: 'news', filter: { author: 'Ann', action: 'review' }, action: 'reject', reason: 'spam' },
    answer: {
      batch: { ...RUN, state: 'previewed', counts: { ...NONE, open: 2 }, startedAt: null, endedAt: null },
      sample: [{ comment: 'c-1013', etag: '"1.1"', outcome: 'open' }],
    },
  },
  previewReversal: {
    body: { siteId: 'news', cause: { ruleSet: { id: 'newsroom', version: 1 }, action: 'review' } },
    answer: {
      batch: { ...REVERSE, counts: { ...NONE, open: 2 } },
      sample: [{ comment: 'c-1013', etag: '"1.1"', outcome: 'open' }],
    },
  },
  runBatch: { path: { id: RUN.id }, body: {}, answer: RUN },
  cancelBatch: { path: { id: CANCELLED.id }, body: {}, answer: CANCELLED },
  listWaves: {
    query: { siteId: 'news' },
    answer: {
      data: [
        {
          siteId: 'news',
          wave: 'copies:c-1013',
          kind: 'copies',
          total: 2,
          since: '2026-01-31T12:00:01.000Z',
          entries: [
            { comment: 'c-1013', etag: '"1.1"' },
            { comment: 'c-1014', etag: '"1.1"' },
          ],
          sample: [REVIEW_COMMENT],
        },
      ],
      nextCursor: null,
    },
  },
  decideWave: {
    body: {
      siteId: 'news',
      wave: 'copies:c-1013',
      entries: [
        { comment: 'c-1013', etag: '"1.1"' },
        { comment: 'c-1014', etag: '"1.1"' },
      ],
      except: ['c-1014'],
      action: 'reject',
      reason: 'duplicate',
    },
    answer: {
      batch: { ...SELECTION, kind: 'wave', cause: { wave: 'copies:c-1013', selected: 1, except: 1 }, total: 1 },
      data: [{ comment: 'c-1013', item: null, outcome: 'decided', etag: '"1.2"' }],
    },
  },
  undoDecision: {
    body: { siteId: 'news', comment: 'c-1017' },
    answer: { etag: '"1.3"', comment: REVIEW_COMMENT },
  },
};
