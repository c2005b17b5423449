import { createHash } from 'node:crypto';
import { type CaseFile } from '@palaver/contracts';
import {
  type CaseAuditRow,
  type CaseDecision,
  type CaseDelivery,
  type CaseRevision,
  type CaseRows,
  type CaseVersion,
  type RevisionData,
} from '@palaver/persistence';
import { CASE_CHECK } from './case-check.js';
import { personsOf } from './case-persons.js';
import { hitRules, wordingOf } from './case-wording.js';

export interface CaseHeading {
  siteId: string;
  commentId: string;
  madeAt: Date;
  madeBy: string;
}

type Parts = CaseFile['decisions'][number];

/** The rows of one comment as a file for people and courts; what is gone says so. */
export function toCaseFile(heading: CaseHeading, rows: CaseRows): CaseFile {
  const { comment, decisions } = rows;
  const erasedAt = comment.erasedAt?.toISOString() ?? null;
  return {
    ...heading,
    madeAt: heading.madeAt.toISOString(),
    comment: { ...comment, receivedAt: comment.receivedAt.toISOString(), erasedAt },
    revisions: revisionsOf(rows, erasedAt),
    decisions: decisions.map((row) => toDecision(row, erasedAt)),
    ruleSets: rows.versions.map((version) => toRuleSet(version, decisions)),
    persons: personsOf(rows),
    deliveries: rows.deliveries.map(toDelivery),
    reports: rows.reports.map((report) => ({ ...report, reportedAt: report.reportedAt.toISOString() })),
    audit: { rows: rows.audit.map(toAuditRow), head: rows.head, check: CASE_CHECK },
  };
}

/** Those whose text is stored, and those that are only known from decisions about them. */
function revisionsOf({ revisions, decisions }: CaseRows, erasedAt: string | null): CaseFile['revisions'] {
  const stored = new Map(revisions.map((row) => [row.rev, row]));
  const revs = new Set([...stored.keys(), ...decisions.map(({ rev }) => rev)]);
  return [...revs].sort((a, b) => a - b).map((rev) => toRevision(rev, stored.get(rev), erasedAt));
}

function toRevision(rev: number, row: CaseRevision | undefined, erasedAt: string | null) {
  if (!row) {
    const gone = { why: erasedAt === null ? ('forgotten' as const) : ('erased' as const), at: erasedAt };
    return { rev, receivedAt: null, text: null, textSha256: null, sent: null, gone };
  }
  const sent = JSON.parse(row.data) as RevisionData;
  return {
    rev,
    receivedAt: row.receivedAt.toISOString(),
    text: sent.text,
    textSha256: createHash('sha256').update(sent.text).digest('hex'),
    sent: sent as unknown as NonNullable<CaseFile['revisions'][number]['sent']>,
    gone: null,
  };
}

function toDecision({ xid: _xid, facts, result, ...row }: CaseDecision, erasedAt: string | null): Parts {
  const wasEvaluated = row.source === 'automatic' && row.ruleSet !== null;
  const why = erasedAt === null ? 'forgotten' : 'erased';
  return {
    ...row,
    decidedAt: row.decidedAt.toISOString(),
    facts: facts === null ? null : (JSON.parse(facts) as Parts['facts']),
    result: result === null ? null : (JSON.parse(result) as Parts['result']),
    gone: wasEvaluated && result === null ? { why, at: erasedAt } : null,
  };
}

function toRuleSet(version: CaseVersion, decisions: readonly CaseDecision[]): CaseFile['ruleSets'][number] {
  const { document, ...row } = version;
  const wording = wordingOf(document);
  const rules = hitRules(decisions.filter(({ ruleSet }) => ruleSet?.hash === version.hash));
  return {
    ...row,
    publishedAt: row.publishedAt.toISOString(),
    rules: rules.map((rule) => ({ rule, wording: wording.get(rule) ?? null })),
  };
}

function toDelivery({ topic: _topic, ...row }: CaseDelivery): CaseFile['deliveries'][number] {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    tries: row.tries.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
  };
}

function toAuditRow({ seq, atMicros: _micros, xid: _xid, at, ...row }: CaseAuditRow) {
  return { id: seq, at: at.toISOString(), ...row };
}
