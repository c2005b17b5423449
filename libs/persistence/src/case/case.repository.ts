import type { Reach } from '@palaver/contracts';
import { recordAudit } from '../admin/audit.js';
import type { Database, SiteTransaction } from '../database.js';
import type {
  CaseAuditRow,
  CaseComment,
  CaseDecision,
  CaseDelivery,
  CaseReport,
  CaseRevision,
  CaseRows,
  CaseVersion,
} from './case-rows.js';
import { AUDIT, COMMENT, DECISIONS, DELIVERIES, HEAD, REPORTS, REVISIONS, VERSIONS } from './case-statements.js';

export interface CasePlace {
  siteId: string;
  commentId: string;
}

/** Everything that is stored about one comment. */
export class CaseRepository {
  constructor(private readonly db: Pick<Database, 'forSites'>) {}

  /** Undefined for a comment he does not see. That it was taken away is in the audit log when this returns. */
  async read(
    { sites, sections }: Reach,
    place: CasePlace,
    by: { actor: string; format: string },
  ): Promise<CaseRows | undefined> {
    const { siteId, commentId } = place;
    return this.db.forSites(sites, async (tx) => {
      const [comment] = await tx.query<CaseComment>(COMMENT, [siteId, commentId, sections]);
      if (!comment) {
        return undefined;
      }
      const rows = await readAround(tx, place, comment);
      const subject = subjectOf(commentId);
      const content = { format: by.format, revisions: rows.revisions.length, decisions: rows.decisions.length };
      await recordAudit(tx, { siteId, actor: by.actor, action: 'case.export', subject, content });
      return rows;
    });
  }
}

const subjectOf = (commentId: string) => `comment:${commentId}`;

async function readAround(
  tx: SiteTransaction,
  { siteId, commentId }: CasePlace,
  comment: CaseComment,
): Promise<CaseRows> {
  const key = [siteId, commentId];
  const decisions = await tx.query<CaseDecision>(DECISIONS, key);
  const references = decisions.flatMap(({ ruleSet }) => ruleSet ?? []);
  const digests = [...new Set(decisions.flatMap(({ digestPos }) => digestPos ?? []))];
  const [head] = await tx.query<{ pos: number; hash: string }>(HEAD, [siteId]);
  return {
    comment,
    decisions,
    revisions: await tx.query<CaseRevision>(REVISIONS, key),
    versions: await tx.query<CaseVersion>(VERSIONS, [siteId, JSON.stringify(unique(references))]),
    deliveries: await tx.query<CaseDelivery>(DELIVERIES, key),
    reports: await tx.query<CaseReport>(REPORTS, key),
    audit: await tx.query<CaseAuditRow>(AUDIT, [siteId, subjectOf(commentId), digests]),
    head: head ?? null,
  };
}

function unique<Reference extends { id: string; version: number }>(references: readonly Reference[]) {
  const byName = new Map(references.map(({ id, version }) => [JSON.stringify([id, version]), { id, version }]));
  return [...byName.values()];
}
