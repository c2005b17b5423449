import { type AuditEntry, type DecisionLine } from '@palaver/contracts';
import { type OperationExample } from '@palaver/openapi';
import { AUDIT_COLUMNS, type Columns, COMMENT_COLUMNS, DECISION_COLUMNS } from '../../exports/csv-columns.js';
import { rowsOf } from '../../exports/write-lines.js';
import { REVIEW_COMMENT } from './site-examples.js';

const ENTRY: AuditEntry = {
  id: '41',
  siteId: 'news',
  actor: 'token:desk',
  action: 'site.change',
  subject: 'site:news',
  content: { whileUndecided: 'show' },
  at: '2026-01-31T09:04:00.000Z',
  pos: 3,
  prevHash: '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b',
  hash: '4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce',
};
const DECISION: DecisionLine = {
  siteId: 'news',
  commentId: 'c-10',
  rev: 1,
  version: 1,
  action: 'review',
  source: 'automatic',
  score: 5,
  reasonCode: 'insult',
  ruleSetId: 'newsroom',
  ruleSetVersion: 1,
  ruleSetHash: '7421eaecf221049d6180122085268fecf4ebacbfc9d5dcf24d220d8c5f7c9bad',
  actor: null,
  note: null,
  decidedAt: '2026-01-31T09:02:01.000Z',
};
const query = { siteId: 'news' };
const csv = <Line>(columns: Columns<Line>, line: Line): string =>
  rowsOf([columns.map(([name]) => name), columns.map(([, value]) => value(line))]).toString();

/** Who did what, and files of what is stored, by operation. */
export const AUDIT_EXAMPLES: Record<string, OperationExample> = {
  listAudit: { query, answer: { data: [ENTRY], nextCursor: null } },
  exportDecisions: { query, answerLine: DECISION, answerCsv: csv(DECISION_COLUMNS, DECISION) },
  exportComments: { query, answerLine: REVIEW_COMMENT, answerCsv: csv(COMMENT_COLUMNS, REVIEW_COMMENT) },
  exportAudit: { query, answerLine: ENTRY, answerCsv: csv(AUDIT_COLUMNS, ENTRY) },
};
