import {
  type Decision,
  type ReviewComment,
  type SiteKeyObject,
  type SiteObject,
  type SiteSecretObject,
} from '@palaver/contracts';
import { type OperationExample } from '@palaver/openapi';

const SITE: SiteObject = {
  id: 'news',
  name: 'The Daily News',
  mode: 'live',
  whileUndecided: 'hide',
  rejectedReplies: 'stay',
  languages: ['en'],
  timeZone: 'Europe/London',
  reportThreshold: null,
  strikes: null,
  reasons: null,
  guides: [
    {
      reason: 'self_harm',
      steps: ['Answer the reader with the helpline.', 'Tell the editor on duty.'],
      contacts: [{ name: 'Editor on duty', reach: '+44 20 7946 0000' }],
    },
  ],
  ruleSet: { id: 'newsroom', version: 1 },
  createdAt: '2026-01-31T09:00:00.000Z',
};

const KEY: SiteKeyObject = {
  id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c01',
  siteId: 'news',
  name: 'comment system',
  prefix: 'pk_live_4fQz',
  test: false,
  scopes: ['comments:write', 'comments:read', 'evaluations'],
  createdAt: '2026-01-31T09:01:00.000Z',
  expiresAt: null,
  revokedAt: null,
};
const NEW_KEY = { ...KEY, id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c05', createdAt: '2026-02-28T09:00:00.000Z' };

const SECRET: SiteSecretObject = {
  id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c06',
  siteId: 'news',
  createdAt: '2026-01-31T09:00:00.000Z',
  expiresAt: null,
};

export const DECISION: Decision = {
  id: 'c-1017.1',
  version: 1,
  rev: 1,
  action: 'review',
  source: 'automatic',
  score: 4.5,
  ruleSet: { id: 'newsroom', version: 1, hash: '5c1f0a9be1f04c7fb0a14f7f5b1a8b5c1c5be0d1f3c84f2a9c0e7d6b5a493827' },
  reasons: [
    {
      rule: 'LINK_BARE',
      code: 'advertising',
      points: 4.5,
      say: 'Hardly more than a link.',
      spans: [{ field: 'text', start: 12, end: 40 }],
    },
  ],
  degraded: [],
  decidedAt: '2026-01-31T12:00:01.000Z',
};

const SELF = 'https://palaver.example/v1/comments/c-1017';

export const REVIEW_COMMENT: ReviewComment = {
  siteId: 'news',
  id: 'c-1017',
  rev: 1,
  status: 'decided',
  show: false,
  decision: DECISION,
  author: { message: 'Your comment is being checked.', id: 'u-5', username: 'tidewatcher' },
  labels: ['advertising'],
  meta: {},
  links: { self: SELF, decisions: `${SELF}/decisions` },
  text: 'Look at this https://harbour-tours.example/',
  article: { id: 'a-77', url: 'https://news.example/harbour', title: 'Harbour to be dredged again' },
  parentId: null,
  votes: { up: 4, down: 1 },
  receivedAt: '2026-01-31T12:00:00.500Z',
};

const HELD = { ...DECISION, actor: null, reason: null, note: null };
const REJECTION: Decision = {
  ...DECISION,
  id: 'c-1017.2',
  version: 2,
  action: 'reject',
  source: 'moderator',
  score: null,
  ruleSet: null,
  reasons: [],
  decidedAt: '2026-01-31T12:10:00.000Z',
};
const REJECTED_COMMENT: ReviewComment = {
  ...REVIEW_COMMENT,
  decision: REJECTION,
  author: { ...REVIEW_COMMENT.author, message: null },
};

const page = (entry: unknown) => ({ data: [entry], nextCursor: null });

/** Sites, keys, secrets and comments, by operation. */
export const SITE_EXAMPLES: Record<string, OperationExample> = {
  createSite: {
    body: { id: 'news', name: 'The Daily News', mode: 'live', whileUndecided: 'hide' },
    answer: { ...SITE, webhookSecret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDwIUJr3jGYhA=' },
  },
  listSites: { answer: page(SITE) },
  getSite: { answer: SITE },
  createKey: {
    body: { name: 'comment system' },
    answer: { ...KEY, key: 'pk_live_4fQzJ1c8Vw0m2tYxN5uRk7hLb3sDe9aG' },
  },
  listKeys: { answer: page(KEY) },
  rotateKeys: { body: {}, answer: { ...NEW_KEY, key: 'pk_live_Zt6yQm1nHc4xKd8wPe2rVa5sJf7gLb0u' } },
  revokeKey: {},
  changeSite: {
    headers: { 'if-match': '5d1f0a9be1f04c7fb0a14f7f5b1a8b5c' },
    body: { name: 'The Daily News', whileUndecided: 'hide', languages: ['en', 'de'] },
    answer: { ...SITE, languages: ['en', 'de'] },
  },
  rotateKey: { body: {}, answer: { ...NEW_KEY, key: 'pk_live_Wp3cTn8vLq1zBm5xRk7sGd2hYf9jAe4u' } },
  listSecrets: { answer: page(SECRET) },
  rotateSecrets: {
    body: {},
    answer: {
      ...SECRET,
      id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c07',
      secret: 'whsec_9sXe2rTc6uHg3aLd8fPq5iVoKj7NxEb4zkJ0vQn1mYw=',
    },
  },
  revokeSecret: { path: { secretId: SECRET.id } },
  getComment: { path: { id: 'c-1017' }, answer: REVIEW_COMMENT },
  getCommentHistory: {
    path: { id: 'c-1017' },
    answer: {
      etag: '"1.2"',
      comment: REJECTED_COMMENT,
      item: null,
      decisions: [{ ...REJECTION, actor: 'token:desk', reason: 'advertising', note: 'The same shop again' }, HELD],
      revisions: [{ rev: 1, receivedAt: REVIEW_COMMENT.receivedAt, text: REVIEW_COMMENT.text }],
    },
  },
  listCommentDecisions: { path: { id: 'c-1017' }, answer: page(DECISION) },
};
