import { type Reporter, type ReportObject } from '@palaver/contracts';
import { type OperationExample } from '@palaver/openapi';

const REPORTER: Reporter = { id: 'u-9', upheld: 3, dismissed: 1, open: 1, weight: 1.333, mutedAt: null, mutedBy: null };
const REPORT: ReportObject = {
  siteId: 'news',
  commentId: 'c-1017',
  reason: 'offensive',
  note: 'He has written this under three articles.',
  reportedAt: '2026-01-31T12:03:00.000Z',
  outcome: 'open',
  reporter: REPORTER,
};
const path = { reporter: REPORTER.id };

/** Reports and who sent them, by operation. */
export const REPORT_EXAMPLES: Record<string, OperationExample> = {
  listReports: { query: { outcome: 'open' }, answer: { data: [REPORT], nextCursor: null } },
  listReportsOfComment: { path: { id: REPORT.commentId }, answer: { data: [REPORT], nextCursor: null } },
  getReporter: { path, answer: REPORTER },
  muteReporter: {
    path,
    body: {},
    answer: { ...REPORTER, weight: 0, mutedAt: '2026-01-31T12:05:00.000Z', mutedBy: 'token:desk' },
  },
  unmuteReporter: { path, body: {}, answer: REPORTER },
};
