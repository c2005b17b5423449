import { type OperationExample } from '@palaver/openapi';
import { DECISION, REVIEW_COMMENT } from './site-examples.js';

const ITEM = {
  id: '4711',
  etag: '"1.1"',
  openedAt: '2026-01-31T12:00:01.000Z',
  comment: REVIEW_COMMENT,
  claim: { until: '2026-01-31T12:10:00.000Z' },
};
const NEXT = { ...ITEM, id: '4712', comment: { ...REVIEW_COMMENT, id: 'c-1019' } };
const REJECTED = {
  ...REVIEW_COMMENT,
  decision: {
    ...DECISION,
    id: 'c-1017.2',
    version: 2,
    action: 'reject',
    source: 'moderator',
    score: null,
    ruleSet: null,
    reasons: [],
    decidedAt: '2026-01-31T12:06:00.000Z',
  },
  author: { ...REVIEW_COMMENT.author, message: 'Your comment was removed because it is advertising.' },
  labels: ['spam'],
};

/** The review queue, by operation. */
export const REVIEW_EXAMPLES: Record<string, OperationExample> = {
  claimReviewItems: { body: { limit: 2, siteId: 'news' }, answer: { data: [ITEM, NEXT] } },
  listClaims: { answer: { data: [ITEM, NEXT], nextCursor: null } },
  decideReviewItem: {
    path: { id: ITEM.id },
    headers: { 'if-match': ITEM.etag },
    body: { action: 'reject', reason: 'spam', note: 'The same text under three articles' },
    answer: { ...ITEM, etag: '"1.2"', comment: REJECTED, claim: null },
  },
  releaseReviewItem: { path: { id: NEXT.id }, body: {} },
};
