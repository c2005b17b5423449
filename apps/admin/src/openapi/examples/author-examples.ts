import { type AuthorNote, type AuthorRecord, type SanctionObject } from '@palaver/contracts';
import { type OperationExample } from '@palaver/openapi';
import { REVIEW_COMMENT } from './site-examples.js';

const AUTHOR: AuthorRecord = {
  key: 'id:u-5',
  siteId: 'news',
  sent: {
    id: 'u-5',
    username: 'tidewatcher',
    createdAt: '2024-05-01T08:00:00Z',
    roles: ['subscriber'],
    linkedAccounts: ['u-77'],
  },
  firstSeenAt: '2026-01-10T07:11:00.000Z',
  erasedAt: null,
  counts: { comments: 41, approved: 32, rejected: 6, review: 2, undecided: 0, deleted: 1 },
  rates: { approval: 0.8, rejection: 0.15, review: 0.05 },
  standing: null,
  linked: [{ key: 'id:u-77', username: 'lowtide', isKnown: true, standing: { kind: 'ban', until: null } }],
  etag: '"7d1f0a9be1f04c7fb0a14f7f5b1a8b50"',
};
const SUSPENSION: SanctionObject = {
  id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c41',
  siteId: 'news',
  authorKey: AUTHOR.key,
  kind: 'suspend',
  state: 'active',
  reason: 'insult',
  note: 'Third time this month',
  message: 'You may comment again from June on.',
  since: '2026-01-31T12:00:01.000Z',
  until: '2099-06-01T00:00:00.000Z',
  createdAt: '2026-01-31T12:00:01.000Z',
  createdBy: 'token:desk',
  liftedAt: null,
  liftedBy: null,
};
const PROPOSED: SanctionObject = {
  ...SUSPENSION,
  id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c42',
  kind: 'premoderate',
  state: 'proposed',
  note: null,
  message: null,
  since: null,
  createdBy: 'strikes',
};
const LIFTED: SanctionObject = {
  ...SUSPENSION,
  state: 'lifted',
  liftedAt: '2026-02-01T08:00:00.000Z',
  liftedBy: 'token:desk',
};
const NOTE: AuthorNote = {
  id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c43',
  siteId: 'news',
  authorKey: AUTHOR.key,
  audience: 'moderators',
  text: 'Knows the harbour well, loses his temper over it.',
  createdAt: '2026-01-31T12:00:01.000Z',
  createdBy: 'token:desk',
};
const path = { key: AUTHOR.key };
const headers = { 'if-match': AUTHOR.etag };

/** Authors and what is held against them, by operation. */
export const AUTHOR_EXAMPLES: Record<string, OperationExample> = {
  findAuthors: {
    query: { name: 'tide', siteId: 'news' },
    answer: { data: [{ siteId: 'news', key: AUTHOR.key, username: 'tidewatcher' }], nextCursor: null },
  },
  getAuthor: { path, answer: AUTHOR },
  listCommentsOfAuthor: { path, query: { action: 'review' }, answer: { data: [REVIEW_COMMENT], nextCursor: null } },
  listStrikesOfAuthor: {
    path,
    answer: {
      points: 2,
      strikes: [
        {
          commentId: 'c-990',
          reason: 'insult',
          points: 2,
          at: '2026-01-20T12:00:00.000Z',
          expiresAt: '2026-04-20T12:00:00.000Z',
        },
      ],
    },
  },
  addAuthorNote: {
    path,
    body: { text: NOTE.text },
    bodies: { 'for the author': { text: 'Thank you for the correction.', audience: 'author' } },
    answer: NOTE,
  },
  listAuthorNotes: { path, answer: { data: [NOTE], nextCursor: null } },
  sanctionAuthor: {
    path,
    headers,
    body: {
      kind: 'suspend',
      reason: 'insult',
      until: SUSPENSION.until,
      note: SUSPENSION.note,
      message: SUSPENSION.message,
    },
    bodies: { warning: { kind: 'warn', reason: 'off_topic' }, ban: { kind: 'ban', reason: 'threat' } },
    answer: SUSPENSION,
  },
  listSanctionsOfAuthor: { path, query: { state: 'active' }, answer: { data: [SUSPENSION], nextCursor: null } },
  confirmSanction: {
    path: { ...path, id: PROPOSED.id },
    headers,
    body: {},
    answer: { ...PROPOSED, state: 'active', since: '2026-01-31T12:05:00.000Z' },
  },
  liftSanction: { path: { ...path, id: SUSPENSION.id }, headers, body: {}, answer: LIFTED },
  listSanctions: { query: { state: 'active' }, answer: { data: [SUSPENSION], nextCursor: null } },
};
