import { hasKappa, type StatisticLine, type StatisticName, statisticSchemas } from '@palaver/contracts';
import { type OperationExample } from '@palaver/openapi';
import { rowsOf } from '../../exports/write-lines.js';

const at = '2026-01-31T00:00:00.000Z';

const LINES: { [Name in StatisticName]: StatisticLine<Name> } = {
  decisions: { at, action: 'approve', source: 'automatic', count: 812 },
  comments: { at, comments: 1024, automatic: 870, share: 0.8496 },
  times: { at, of: 'first', count: 1024, p50Seconds: 0.18, p95Seconds: 0.41 },
  queues: { queue: 'new', open: 12, oldestSeconds: 340, overdue: 0 },
  rules: { rule: 'LINK_BARE', hits: 96, judged: 40, overturned: 4, rate: 0.1, low: 0.0396, high: 0.2305 },
  reasons: { action: 'reject', reason: 'spam', count: 96 },
  articles: { article: 'id:a-77', title: 'The harbour is dredged again', comments: 310, rejected: 31, share: 0.1 },
  moderators: { actor: 'token:desk', approved: 120, rejected: 80, reversed: 4, rate: 0.02, low: 0.0078, high: 0.0503 },
  deliveries: {
    endpointId: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c03',
    url: 'https://news.example/palaver',
    enabled: true,
    failures: 0,
    delivered: 1020,
    due: 3,
    dead: 1,
    p50Seconds: 0.21,
    p95Seconds: 0.93,
  },
  samples: {
    action: 'approve',
    rule: null,
    sampled: 100,
    judged: 80,
    overturned: 4,
    rate: 0.05,
    low: 0.0196,
    high: 0.1216,
  },
  looks: {
    actor: 'token:desk',
    action: 'reject',
    sampled: 50,
    judged: 40,
    overturned: 2,
    rate: 0.05,
    low: 0.0138,
    high: 0.165,
  },
  agreement: { automatic: 'approve', site: 'approve', count: 640 },
};

const query = { siteId: 'news' };
const envelope = { siteId: 'news', from: '2026-01-01T00:00:00.000Z', to: '2026-01-31T12:00:00.000Z', countedTo: at };

function exampleOf(name: StatisticName): OperationExample {
  const columns = Object.keys(statisticSchemas[name].shape);
  const line = LINES[name];
  const answerCsv = rowsOf([columns, columns.map((column) => line[column as keyof typeof line])]).toString();
  return { query, answer: { ...envelope, ...(hasKappa(name) ? { kappa: 0.4 } : {}), data: [line] }, answerCsv };
}

/** Statistics, by operation. */
export const STATISTIC_EXAMPLES: Record<string, OperationExample> = Object.fromEntries(
  (Object.keys(LINES) as StatisticName[]).map((name) => [
    `get${name[0]?.toUpperCase()}${name.slice(1)}Statistic`,
    exampleOf(name),
  ]),
);
