import {
  type LintResult,
  type ReportCard,
  type RuleSetDiff,
  type RuleSetDraft,
  type RuleSetVersionObject,
  type SiteRuleSet,
  type TestResult,
  type Trial,
} from '@palaver/contracts';
import { type OperationExample } from '@palaver/openapi';

const SOURCE = `schema: palaver/rules/v1
id: house
groups: { harbour: { max: 10 } }
rules:
  - id: HARBOUR_PROMOTION
    group: harbour
    score: 6
    reason: advertising
    say: Praises a harbour tour.
    when: { text: { terms: [harbour tour] } }
    tests: { hit: [Book a harbour tour today], miss: [The harbour is silting up] }
`;
const HIGHER = SOURCE.replace('score: 6', 'score: 8');
const HASH = '9d1f0a9be1f04c7fb0a14f7f5b1a8b5c1c5be0d1f3c84f2a9c0e7d6b5a493811';

const DRAFT: RuleSetDraft = {
  siteId: 'news',
  id: 'house',
  etag: '0c5a1f7e9b3d48a6b2e4d6f8a0c1e3b5',
  source: SOURCE,
  lists: {},
  basedOn: null,
  createdAt: '2026-01-31T10:00:00.000Z',
  updatedAt: '2026-01-31T10:00:00.000Z',
  updatedBy: 'token:desk',
};
const VERSION: RuleSetVersionObject = {
  siteId: 'news',
  id: 'house',
  version: 1,
  hash: HASH,
  state: 'shadow',
  title: null,
  note: 'Harbour tours are advertised a lot',
  copyOf: null,
  createdAt: '2026-01-31T10:30:00.000Z',
  createdBy: 'token:desk',
  stateAt: '2026-01-31T10:30:00.000Z',
  stateBy: 'token:desk',
  braked: [],
};
const LIVE: RuleSetVersionObject = { ...VERSION, state: 'live', stateAt: '2026-01-31T18:00:00.000Z' };
const RULE_SET: SiteRuleSet = {
  siteId: 'news',
  id: 'house',
  live: null,
  shadow: null,
  latest: null,
  draft: { etag: DRAFT.etag, updatedAt: DRAFT.updatedAt, updatedBy: DRAFT.updatedBy },
};
const LINTED: LintResult = { ok: true, hash: HASH, issues: [], advice: [], patterns: [] };
const TESTED: TestResult = { ok: true, ran: 2, failures: [] };
const TRIAL: Trial = {
  action: 'review',
  by: 'score',
  reasonCode: 'advertising',
  score: 6,
  thresholds: { review: 5, reject: 10 },
  reasons: [
    {
      rule: 'HARBOUR_PROMOTION',
      code: 'advertising',
      points: 6,
      say: 'Praises a harbour tour.',
      spans: [{ field: 'text', start: 7, end: 19 }],
    },
  ],
  shadow: [],
  skipped: [],
  degraded: [],
};
const DIFF: RuleSetDiff = {
  from: { version: 1, hash: HASH },
  to: { version: null, hash: 'b71c0a9be1f04c7fb0a14f7f5b1a8b5c1c5be0d1f3c84f2a9c0e7d6b5a4938a0' },
  rules: [
    {
      id: 'HARBOUR_PROMOTION',
      kind: 'rule',
      change: 'changed',
      fields: ['score'],
      before: { id: 'HARBOUR_PROMOTION', score: 6 },
      after: { id: 'HARBOUR_PROMOTION', score: 3 },
    },
  ],
  lists: [],
  settings: [],
  reCount: null,
};
const CARD: ReportCard = {
  siteId: 'news',
  id: 'house',
  version: 1,
  days: 30,
  from: '2026-01-02',
  countedTo: '2026-01-31T12:00:00.000Z',
  decisions: 10_000,
  judged: 210,
  overturned: 12,
  rules: [
    {
      rule: 'HARBOUR_PROMOTION',
      kind: 'rule',
      mode: 'live',
      braked: false,
      editedAt: '2026-01-31T10:30:00.000Z',
      hits: 14,
      share: 0.0014,
      judged: 10,
      overturned: 1,
      overturnRate: 0.1,
      interval: { low: 0.018, high: 0.404 },
      lastHitAt: '2026-01-31T11:42:00.000Z',
      advice: null,
      microseconds: 1.2,
      entries: [],
      silentEntries: 0,
    },
  ],
};

const path = { id: 'house' };
const first = { ...path, version: '1' };
const headers = { 'if-match': DRAFT.etag };
const page = (entry: unknown) => ({ data: [entry], nextCursor: null });

/** Rule sets of a site, by operation. */
export const RULE_SET_EXAMPLES: Record<string, OperationExample> = {
  listRuleSets: { answer: page({ ...RULE_SET, id: 'newsroom', live: 1, latest: 1, draft: null }) },
  createDraft: { body: { id: 'house', source: SOURCE }, answer: DRAFT },
  getRuleSet: { path, answer: RULE_SET },
  getDraft: { path, answer: DRAFT },
  replaceDraft: { path, headers, body: { source: HIGHER, lists: {} }, answer: { ...DRAFT, source: HIGHER } },
  deleteDraft: { path, headers },
  lintRuleSet: { path, body: { source: SOURCE }, answer: LINTED },
  testRuleSet: { path, body: { source: SOURCE }, answer: TESTED },
  tryRuleSet: {
    path,
    body: { source: SOURCE, comment: { text: 'Book a harbour tour today', author: { username: 'tidewatcher' } } },
    answer: TRIAL,
  },
  listPacks: { answer: page({ name: 'newsroom', version: 3, title: 'Newsroom default' }) },
  publishDraft: {
    path,
    headers,
    body: { state: 'shadow', note: 'Harbour tours are advertised a lot' },
    answer: VERSION,
  },
  listVersions: { path, answer: page(VERSION) },
  getVersion: {
    path: first,
    answer: { ...VERSION, source: SOURCE, lists: {}, document: { schema: 'palaver/rules/v1', id: 'house' } },
  },
  promoteVersion: { path: first, body: {}, answer: LIVE },
  archiveVersion: { path: { ...path, version: '2' }, body: {}, answer: { ...VERSION, version: 2, state: 'archived' } },
  rollBackVersion: {
    path: first,
    body: { note: 'Version 3 hits too much' },
    answer: { ...LIVE, version: 4, copyOf: 1, note: 'Version 3 hits too much' },
  },
  getReportCard: { path, query: { days: '30' }, answer: CARD },
  releaseBrake: {
    path: { ...path, version: '4' },
    body: { rule: 'HARBOUR_PROMOTION', note: 'There really are that many' },
    answer: { ...LIVE, version: 4, copyOf: 1 },
  },
  diffVersions: {
    path,
    query: { from: '1', to: 'live' },
    answer: { ...DIFF, to: { version: 4, hash: HASH }, rules: [] },
  },
  diffFiles: { path, body: { from: 'live', source: SOURCE.replace('score: 6', 'score: 3') }, answer: DIFF },
  getRuleSetSchema: { answer: { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' } },
  reRunDecisions: { body: { since: '2026-01-31T00:00:00Z' }, answer: { opened: 42, nextCursor: null } },
};
