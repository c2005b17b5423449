import { RETENTION } from '@palaver/contracts';
import { type OperationExample } from '@palaver/openapi';
import { etagOfContent } from '../../requests/etag.js';

/** How well rules and people decide, by operation. */
export const QUALITY_EXAMPLES: Record<string, OperationExample> = {
  getHandover: {
    query: { hours: '8' },
    answer: {
      siteId: 'news',
      since: '2026-01-31T04:00:00.000Z',
      daysSince: '2026-01-31T00:00:00.000Z',
      countedTo: '2026-01-31T11:59:58.000Z',
      left: { skipped: 2, secondOpinions: 1 },
      articles: [
        {
          key: 'id:harbour-2',
          title: 'The harbour is dredged again',
          mode: 'open',
          comments: 310,
          held: 24,
          rejected: 31,
        },
      ],
      people: [{ actor: 'token:desk', approved: 120, rejected: 80 }],
      rules: [{ rule: 'LINK_BARE', hits: 96, usual: 12.5, brakedAt: null }],
    },
  },
  getMyWork: {
    query: { hours: '8' },
    answer: { since: '2026-01-31T04:00:00.000Z', approved: 120, rejected: 80 },
  },
  listRetention: {
    answer: { data: [{ name: 'statistics', ...RETENTION.statistics }], nextCursor: null },
  },
  getSampling: { answer: { approve: 0, reject: 0, secondLook: 0 } },
  setSampling: {
    headers: { 'if-match': etagOfContent({ approve: 0, reject: 0, secondLook: 0 }) },
    body: { approve: 0.01, reject: 0.05, secondLook: 0.02 },
    answer: { approve: 0.01, reject: 0.05, secondLook: 0.02 },
  },
  getMyCare: { answer: { severeInARow: null } },
  setMyCare: { body: { severeInARow: 5 }, answer: { severeInARow: 5 } },
};
