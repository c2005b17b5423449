import { type OperationExample } from '@palaver/openapi';

const QUEUE = {
  siteId: 'news',
  id: 'sport',
  name: 'Sport',
  position: 35,
  rules: [{ sections: ['Sport'], languages: ['de', 'en'] }, { articles: ['https://news.example/derby'] }],
  owner: 'token:sports desk',
  roles: ['admin', 'lead', 'moderator'],
  members: [],
  order: 'priority',
  slaMinutes: 60,
  overdue: 'notify',
  overdueReasons: [],
  hidden: ['skip'],
  ready: false,
};
const APPEALS = {
  ...QUEUE,
  id: 'appeals',
  name: 'Appeals',
  position: 10,
  rules: [{ sources: ['appeal'] }],
  order: 'oldest',
  hidden: [],
  ready: true,
};
const { siteId: _siteId, ready: _ready, ...SENT } = QUEUE;
const ETAG = '7a1c0f4e9d2b48c6a3e5d7f9b1c3e5a7';

/** Queues, by operation. */
export const QUEUE_EXAMPLES: Record<string, OperationExample> = {
  countQueues: {
    query: { siteId: 'news' },
    answer: {
      data: [
        { ...APPEALS, yours: true, open: 12, claimed: 2, overdueItems: 1, oldestOpenedAt: '2026-01-31T10:48:00.000Z' },
      ],
      nextCursor: null,
    },
  },
  listQueues: {
    answer: {
      data: [{ ...APPEALS, id: 'escalated', name: 'Escalated', position: 0, rules: [] }, APPEALS],
      nextCursor: null,
    },
  },
  createQueue: { body: SENT, answer: QUEUE },
  getQueue: { answer: QUEUE },
  changeQueue: {
    headers: { 'if-match': ETAG },
    body: { slaMinutes: 30, overdue: 'reject', overdueReasons: ['spam', 'advertising'] },
    answer: { ...QUEUE, slaMinutes: 30, overdue: 'reject', overdueReasons: ['spam', 'advertising'] },
  },
  deleteQueue: { headers: { 'if-match': ETAG } },
};
