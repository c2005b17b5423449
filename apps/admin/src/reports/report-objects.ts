import type { Reporter, ReportObject } from '@palaver/contracts';
import { type ReporterRow, reporterWeight, type ReportRow } from '@palaver/persistence';

export function toReporter({ mutedAt, ...row }: ReporterRow): Reporter {
  const weight = mutedAt === null ? Math.round(reporterWeight(row) * 1000) / 1000 : 0;
  return { ...row, weight, mutedAt: mutedAt?.toISOString() ?? null };
}

export function toReportObject({ place: _, reportedAt, reporter, ...row }: ReportRow): ReportObject {
  return { ...row, reportedAt: reportedAt.toISOString(), reporter: toReporter(reporter) };
}
