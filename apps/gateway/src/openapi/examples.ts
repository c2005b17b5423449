import type { Comment, CommentObject, Decision, EvaluationResult, Receipt } from '@palaver/contracts';

export const COMMENT_EXAMPLE: Comment = {
  id: 'c-1017',
  rev: 1,
  article: { id: 'a-77', url: 'https://news.example/harbour', title: 'Harbour to be dredged again' },
  author: { id: 'u-5', username: 'tidewatcher', createdAt: '2024-03-01T09:00:00Z' },
  text: 'The last dredging was finished only two years ago. Who pays for it this time?',
  createdAt: '2026-01-31T12:00:00Z',
  votes: { up: 4, down: 1 },
};

const RULE_SET = {
  id: 'newsroom',
  version: 3,
  hash: '5c1f0a9be1f04c7fb0a14f7f5b1a8b5c1c5be0d1f3c84f2a9c0e7d6b5a493827',
};

export const DECISION_EXAMPLE: Decision = {
  id: 'c-1017.1',
  version: 1,
  rev: 1,
  action: 'approve',
  source: 'automatic',
  score: -1.5,
  ruleSet: RULE_SET,
  reasons: [],
  degraded: [],
  decidedAt: '2026-01-31T12:00:01.000Z',
};

const SELF = 'https://palaver.example/v1/comments/c-1017';

export const OBJECT_EXAMPLE: CommentObject = {
  siteId: 'news',
  id: 'c-1017',
  rev: 1,
  status: 'decided',
  show: true,
  decision: DECISION_EXAMPLE,
  author: { message: null },
  labels: [],
  meta: {},
  links: { self: SELF, decisions: `${SELF}/decisions` },
};

export const EVALUATION_EXAMPLE: EvaluationResult = {
  id: 'c-1017',
  action: 'approve',
  score: -1.5,
  ruleSet: RULE_SET,
  reasons: [],
  skipped: [],
  degraded: [],
};

export const RECEIPT_EXAMPLE: Receipt = {
  id: 'e-90210',
  status: 'accepted',
  duplicate: false,
  links: { comment: SELF },
};
