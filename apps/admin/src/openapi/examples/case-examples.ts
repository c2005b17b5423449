import { type CaseFile } from '@palaver/contracts';
import { type OperationExample } from '@palaver/openapi';
import { renderCase } from '../../case/case-page.js';
import { CASE_CHECK } from '../../case/case-check.js';
import { DECISION, REVIEW_COMMENT } from './site-examples.js';

const { author, article, text } = REVIEW_COMMENT;

const CASE: CaseFile = {
  siteId: 'news',
  commentId: 'c-1017',
  madeAt: '2026-02-28T09:00:00.000Z',
  madeBy: 'token:desk',
  comment: {
    receivedAt: '2026-01-31T12:00:00.500Z',
    headRev: 1,
    deletedRev: null,
    erasedAt: null,
    decisionVersion: 2,
    authorKey: 'u-5',
  },
  revisions: [
    {
      rev: 1,
      receivedAt: '2026-01-31T12:00:00.500Z',
      text,
      textSha256: '2f0a7bd1a7c1c4b5b2c8a1d9b1e0f3a4c5d6e7f8091a2b3c4d5e6f708192a3b4',
      sent: { text, author: { id: 'u-5', username: author.username }, article },
      gone: null,
    },
  ],
  decisions: [
    {
      version: 1,
      rev: 1,
      run: 0,
      action: 'review',
      source: 'automatic',
      actor: null,
      reasonCode: 'advertising',
      note: null,
      score: 4.5,
      ruleSet: DECISION.ruleSet,
      override: false,
      decidedAt: '2026-01-31T12:00:01.000Z',
      facts: { now: '2026-01-31T12:00:00.900Z' },
      result: { action: 'review', reasons: DECISION.reasons },
      gone: null,
      digestPos: 5,
    },
    {
      version: 2,
      rev: 1,
      run: 1,
      action: 'reject',
      source: 'moderator',
      actor: 'token:desk',
      reasonCode: 'spam',
      note: null,
      score: null,
      ruleSet: null,
      override: false,
      decidedAt: '2026-01-31T12:06:00.000Z',
      facts: null,
      result: null,
      gone: null,
      digestPos: null,
    },
  ],
  ruleSets: [
    {
      ...(DECISION.ruleSet ?? { id: '', version: 0, hash: '' }),
      title: 'News site',
      note: null,
      publishedAt: '2026-01-31T09:00:00.000Z',
      publishedBy: 'token:desk',
      rules: [
        {
          rule: 'LINK_BARE',
          wording: { id: 'LINK_BARE', group: 'links', score: 4.5, say: 'Hardly more than a link.' },
        },
      ],
    },
  ],
  persons: [
    {
      actor: 'token:desk',
      acts: ['reject', 'comment.decide'],
      firstAt: '2026-01-31T12:06:00.000Z',
      lastAt: '2026-01-31T12:06:00.000Z',
    },
  ],
  deliveries: [
    {
      endpointId: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c03',
      url: 'https://news.example/palaver',
      version: 2,
      state: 'delivered',
      attempts: 1,
      createdAt: '2026-01-31T12:06:00.000Z',
      deliveredAt: '2026-01-31T12:06:00.200Z',
      status: 204,
      error: null,
      tries: [{ attempt: 1, at: '2026-01-31T12:06:00.100Z', status: 204, error: null, latencyMs: 85 }],
    },
  ],
  reports: [{ reporterId: 'u-9', reason: 'spam', note: 'third time today', reportedAt: '2026-01-31T12:03:00.000Z' }],
  audit: {
    rows: [
      {
        id: '44',
        at: '2026-01-31T12:06:00.000Z',
        actor: 'token:desk',
        action: 'comment.decide',
        subject: 'comment:c-1017',
        content: '{"item":"4711","rev":1,"version":2,"action":"reject","reason":"spam","note":null}',
        salt: '5d3a0f1b2c03018f6b1c3f1e7c559a70',
        commitment: '9b1e0f3a4c5d6e7f8091a2b3c4d5e6f708192a3b42f0a7bd1a7c1c4b5b2c8a1d',
        canonical: '00000008000000000000002c000000046e657773',
        pos: 4,
        prevHash: '4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce',
        hash: '4b227777d4dd1fc61c6f884f48641d02b4d121d3fd328cb08b5531fcacdabf8a',
      },
    ],
    head: { pos: 9, hash: '19581e27de7ced00ff1ce50b2047e7a567c76b1cbaebabe5ef03f7c3017bb5b7' },
    check: CASE_CHECK,
  },
};

/** Case files, by operation. */
export const CASE_EXAMPLES: Record<string, OperationExample> = {
  getCase: { path: { id: 'c-1017' }, answer: CASE },
  getCasePage: { path: { id: 'c-1017' }, answer: renderCase({ ...CASE, revisions: [], decisions: [], ruleSets: [] }) },
};
