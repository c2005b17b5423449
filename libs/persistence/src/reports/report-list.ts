import type { ReportOutcome } from '@palaver/contracts';
import { inSections } from '../articles/in-sections.js';
import type { Transaction } from '../database.js';
import { OUTCOME, recordOf } from './report-outcome.js';
import type { ReporterRecord } from './reporter-weight.js';

export interface ReporterRow extends ReporterRecord {
  id: string;
  open: number;
  mutedAt: Date | null;
  mutedBy: string | null;
}

export interface ReportRow {
  siteId: string;
  commentId: string;
  reason: string;
  note: string | null;
  reportedAt: Date;
  /** To the microsecond, for the cursor. */
  place: string;
  outcome: ReportOutcome;
  reporter: ReporterRow;
}

export interface ReportFilter {
  siteId: string;
  commentId?: string;
  outcome?: ReportOutcome;
  /** Of articles in these sections alone; null: of all. */
  sections: readonly string[] | null;
  after?: { place: string; commentId: string; reporterId: string };
  limit: number;
}

const REPORTER = `json_build_object('upheld', k.upheld, 'dismissed', k.dismissed, 'open', k.open,
  'mutedAt', m.muted_at, 'mutedBy', m.actor)`;

/** Newest first, each with the record of its reporter. */
export async function listReports(tx: Transaction, filter: ReportFilter): Promise<ReportRow[]> {
  const { siteId, commentId, outcome, sections, after, limit } = filter;
  const rows = await tx.query<ReportRow & { reporterId: string; record: Record<string, never> }>(
    `SELECT p."siteId", p."commentId", p."reporterId", p.reason, p.note, p."reportedAt", p.place, p.outcome, ${REPORTER} AS record FROM (
       SELECT r.site_id AS "siteId", r.comment_id AS "commentId", r.reporter_id AS "reporterId", r.reason, r.note,
         r.reported_at AS "reportedAt", r.received_at::text AS place, ${OUTCOME} AS outcome, r.received_at
       FROM report r LEFT JOIN comment c ON c.site_id = r.site_id AND c.id = r.comment_id
       WHERE r.site_id = $1 AND ${commentId === undefined ? '$2::text IS NULL' : 'r.comment_id = $2'}
         AND ($3::text IS NULL OR ${OUTCOME} = $3)
         AND ${inSections('$4')}
         AND ($5::timestamptz IS NULL OR (r.received_at, r.comment_id, r.reporter_id) < ($5, $6, $7))
       ORDER BY r.received_at DESC, r.comment_id DESC, r.reporter_id DESC LIMIT $8
     ) p LEFT JOIN reporter_mute m ON m.site_id = p."siteId" AND m.reporter_id = p."reporterId"
     CROSS JOIN ${recordOf('p."siteId"', 'p."reporterId"')} k
     ORDER BY p.received_at DESC, p."commentId" DESC, p."reporterId" DESC`,
    [
      ...[siteId, commentId ?? null, outcome ?? null, sections],
      ...[after?.place ?? null, after?.commentId ?? null, after?.reporterId ?? null, limit],
    ],
  );
  return rows.map(({ reporterId, record, ...row }) => ({ ...row, reporter: toReporter(reporterId, record) }));
}

/** Undefined for somebody who has never reported anything. */
export async function findReporter(tx: Transaction, siteId: string, id: string): Promise<ReporterRow | undefined> {
  const [row] = await tx.query<{ record: Record<string, never> }>(
    `SELECT ${REPORTER} AS record FROM (SELECT 1 FROM report WHERE site_id = $1 AND reporter_id = $2 LIMIT 1) known
     LEFT JOIN reporter_mute m ON m.site_id = $1 AND m.reporter_id = $2 CROSS JOIN ${recordOf('$1', '$2')} k`,
    [siteId, id],
  );
  return row && toReporter(id, row.record);
}

/** False when he was muted already. */
export async function muteReporter(tx: Transaction, siteId: string, id: string, actor: string): Promise<boolean> {
  const rows = await tx.query(
    'INSERT INTO reporter_mute (site_id, reporter_id, actor) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1',
    [siteId, id, actor],
  );
  return rows.length > 0;
}

/** False when he was not muted. */
export async function unmuteReporter(tx: Transaction, siteId: string, id: string): Promise<boolean> {
  const rows = await tx.query('DELETE FROM reporter_mute WHERE site_id = $1 AND reporter_id = $2 RETURNING 1', [
    siteId,
    id,
  ]);
  return rows.length > 0;
}

function toReporter(id: string, record: Record<string, unknown>): ReporterRow {
  const { upheld, dismissed, open, mutedAt, mutedBy } = record as Omit<ReporterRow, 'id' | 'mutedAt'> & {
    mutedAt: string | null;
  };
  return { id, upheld, dismissed, open, mutedAt: mutedAt === null ? null : new Date(mutedAt), mutedBy };
}
