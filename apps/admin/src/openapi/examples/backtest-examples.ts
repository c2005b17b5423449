import { type Agreement, type Backtest, type BacktestReport, type Proportion, type ReCount } from '@palaver/contracts';
import { type OperationExample } from '@palaver/openapi';

const TRIED = { id: 'house', version: 1, hash: '9d1f0a9be1f04c7fb0a14f7f5b1a8b5c1c5be0d1f3c84f2a9c0e7d6b5a493811' };
const LIVE = { id: 'newsroom', version: 1, hash: '5c1f0a9be1f04c7fb0a14f7f5b1a8b5c1c5be0d1f3c84f2a9c0e7d6b5a493827' };

const BACKTEST: Backtest = {
  siteId: 'news',
  id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c02',
  ruleSet: TRIED,
  live: LIVE,
  last: 10_000,
  since: null,
  state: 'waiting',
  done: 0,
  total: null,
  continued: 0,
  error: null,
  createdAt: '2026-01-31T11:00:00.000Z',
  createdBy: 'token:desk',
  startedAt: null,
  endedAt: null,
};
const DONE: Backtest = {
  ...BACKTEST,
  state: 'done',
  done: 10_000,
  total: 10_000,
  startedAt: '2026-01-31T11:00:01.000Z',
  endedAt: '2026-01-31T11:00:09.000Z',
};

const proportion = (count: number, of: number, low: number, high: number): Proportion => ({
  count,
  of,
  share: count / of,
  low,
  high,
});
const agreement: Agreement = { precision: proportion(88, 110, 0.716, 0.864), recall: proportion(88, 100, 0.802, 0.93) };
const counted = (ruleSet: ReCount['ruleSet'], review: number): ReCount => ({
  ruleSet,
  approve: 9_700 - review,
  review,
  reject: 300,
  shares: { approve: (9_700 - review) / 10_000, review: review / 10_000, reject: 0.03 },
  reviewMinutesPer1000: review / 20,
  held: agreement,
  rejected: agreement,
  rules: [
    {
      rule: 'HARBOUR_PROMOTION',
      shadow: false,
      hits: 14,
      held: 12,
      rejected: 9,
      approved: 1,
      skipped: 0,
      precision: proportion(9, 10, 0.596, 0.982),
      samples: [],
    },
  ],
});
const REPORT: BacktestReport = {
  comments: 10_000,
  withStoredFacts: 9_980,
  withoutStoredFacts: 20,
  withoutText: 0,
  failed: 0,
  judged: { moderator: 210, site: 0, import: 0 },
  candidate: counted(TRIED, 120),
  live: counted(LIVE, 110),
  flips: {
    standing: [],
    live: [
      {
        from: 'approve',
        to: 'review',
        count: 10,
        samples: [
          { id: 'c-981', rev: 1, score: 6, rules: ['HARBOUR_PROMOTION'], text: 'Take the harbour tour with us!' },
        ],
      },
    ],
  },
};
const path = { id: 'house' };

/** Rule sets tried on stored comments, by operation. */
export const BACKTEST_EXAMPLES: Record<string, OperationExample> = {
  startBacktest: { path, body: { of: '1', last: 10_000 }, answer: BACKTEST },
  listBacktests: { path, answer: { data: [DONE], nextCursor: null } },
  getBacktest: { path, answer: { ...DONE, report: REPORT } },
  cancelBacktest: {
    path,
    body: {},
    answer: { ...BACKTEST, state: 'cancelled', endedAt: '2026-01-31T11:00:01.000Z' },
  },
};
