import type { CommentObject, Decision, EvaluationResult, SiteEvent } from '@palaver/contracts';

type Created = Extract<SiteEvent, { type: 'comment.created' }>;

export const COMMENT_EXAMPLE: Created['data'] = {
  id: 'c-1017',
  rev: 1,
  article: { id: 'a-77', url: 'https://news.example/harbour', title: 'Harbour to be dredged again' },
  author: { id: 'u-5', username: 'tidewatcher', createdAt: '2024-03-01T09:00:00Z' },
  text: 'The last dredging was finished only two years ago. Who pays for it this time?',
  createdAt: '2026-01-31T12:00:00Z',
  votes: { up: 4, down: 1 },
};

export const EVENT_EXAMPLE: Created = {
  type: 'comment.created',
  id: 'e-90210',
  timestamp: '2026-01-31T12:00:00Z',
  data: COMMENT_EXAMPLE,
};

export const DECISION_EXAMPLE: Decision = {
  id: 'c-1017.1',
  version: 1,
  rev: 1,
  action: 'approve',
  source: 'automatic',
  score: -1.5,
  ruleSet: { id: 'newsroom', version: 3, hash: 'b0a1c6' },
  reasons: [],
  degraded: [],
  decidedAt: '2026-01-31T12:00:01Z',
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
  ruleSet: { id: 'newsroom', version: 3, hash: 'b0a1c6' },
  reasons: [],
  skipped: [],
  degraded: [],
};

export const RECEIPT_EXAMPLE = { id: 'e-90210', status: 'accepted', duplicate: false, links: { comment: SELF } };

export const BATCH_RECEIPT_EXAMPLE = {
  data: [
    { id: 'e-90210', status: 'accepted' },
    {
      id: 'e-90211',
      status: 'invalid',
      error: {
        type: '/problems/invalid-event',
        title: 'Invalid event',
        status: 422,
        detail: 'Correct the fields named in errors and send it again.',
        errors: [{ pointer: '/data/text', detail: 'is required: send a string' }],
      },
    },
  ],
};
