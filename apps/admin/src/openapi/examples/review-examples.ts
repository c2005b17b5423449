import { type OperationExample } from '@palaver/openapi';
import { DECISION, REVIEW_COMMENT } from './site-examples.js';

const ITEM = {
  id: '4711',
  etag: '"1.1"',
  openedAt: '2026-01-31T12:00:01.000Z',
  comment: REVIEW_COMMENT,
  queue: 'new',
  source: 'decision',
  section: 'Local',
  priority: 47,
  priorityParts: { severity: 20, reports: 20, heat: 4, age: 3 },
  dueAt: null,
  skips: 0,
  skippedByYou: false,
  secondOpinion: false,
  opinions: [],
  hidden: [],
  claim: { until: '2026-01-31T12:10:00.000Z', yours: true },
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

const OTHER = { ...ITEM, id: '4713', comment: { ...REVIEW_COMMENT, id: 'c-1012' } };

/** The review queue, by operation. */
export const REVIEW_EXAMPLES: Record<string, OperationExample> = {
  claimReviewItems: { body: { limit: 2, siteId: 'news' }, answer: { data: [ITEM, NEXT], severeAfter: null } },
  listClaims: { answer: { data: [ITEM, NEXT], nextCursor: null } },
  keepClaims: { body: {}, answer: { data: [{ id: ITEM.id, until: ITEM.claim.until }] } },
  listReviewItems: {
    query: { siteId: 'news', queue: 'new', state: 'claimed', section: 'Local', reason: 'spam' },
    answer: { data: [ITEM, NEXT], nextCursor: null },
  },
  openReviewItem: {
    body: { siteId: 'news', commentId: 'c-1012', note: 'Is this the same author again?' },
    answer: { ...OTHER, source: 'hand', claim: null },
  },
  getReviewItem: { path: { id: ITEM.id }, answer: ITEM },
  claimReviewItem: { path: { id: OTHER.id }, body: {}, answer: OTHER },
  keepClaim: { path: { id: OTHER.id }, body: {}, answer: { until: OTHER.claim.until } },
  listColleagues: {
    path: { id: OTHER.id },
    answer: { data: [{ actor: 'token:night desk', name: 'night desk', role: 'moderator' }] },
  },
  handOverReviewItem: {
    path: { id: OTHER.id },
    body: { to: 'token:night desk' },
    answer: { ...OTHER, claim: { ...OTHER.claim, yours: false } },
  },
  viewReviewItem: { path: { id: ITEM.id }, body: {}, answer: { viewing: ['token:night desk'] } },
  decideReviewItem: {
    path: { id: ITEM.id },
    headers: { 'if-match': ITEM.etag },
    body: { action: 'reject', reason: 'spam', note: 'The same text under three articles' },
    answer: { ...ITEM, etag: '"1.2"', comment: REJECTED, claim: null },
  },
  askSecondOpinion: {
    path: { id: NEXT.id },
    body: { action: 'reject', reason: 'spam', note: 'The same text under three articles' },
    answer: { ...NEXT, secondOpinion: true, claim: null },
  },
  escalateReviewItem: {
    path: { id: '4714' },
    body: { note: 'Names a neighbour' },
    answer: { ...ITEM, id: '4714', queue: 'escalated', claim: null },
  },
  deEscalateReviewItem: { path: { id: '4718' }, body: {}, answer: { ...ITEM, id: '4718', claim: null } },
  skipReviewItem: { path: { id: '4715' }, body: {} },
  unskipReviewItem: { path: { id: '4719' }, body: {}, answer: { ...ITEM, id: '4719', claim: null } },
  releaseReviewItem: { path: { id: '4716' }, body: {} },
  releaseClaims: { body: {}, answer: { released: ['4717'] } },
};
