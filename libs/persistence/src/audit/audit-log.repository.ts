import type { Database } from '../database.js';
import { type ExportRange, inRange, pagesOf } from '../exports/export-range.js';

export interface AuditRow {
  /** Its number in the installation; rises with time. */
  seq: string;
  siteId: string;
  actor: string;
  action: string;
  subject: string;
  /** Null once it is erased; what was committed to stays in the chain. */
  content: Record<string, unknown> | null;
  at: Date;
  /** Its place in the chain of its site; null until it is sealed, a second or so. */
  pos: number | null;
  prevHash: string | null;
  hash: string | null;
}

export interface AuditFilter {
  siteId?: string;
  actor?: string;
  action?: string;
  subject?: string;
}

const PAGE = 1000;
const ENTRY = `seq::text AS seq, site_id AS "siteId", actor, action, subject, content, at, pos::float8 AS pos,
  encode(prev_hash, 'hex') AS "prevHash", encode(hash, 'hex') AS hash`;

export const AUDIT_LIST = `
SELECT ${ENTRY} FROM audit WHERE ($1::text IS NULL OR site_id = $1) AND ($2::text IS NULL OR actor = $2)
  AND ($3::text IS NULL OR action = $3) AND ($4::text IS NULL OR subject = $4) AND ($5::bigint IS NULL OR seq < $5)
ORDER BY seq DESC LIMIT $6`;

/** The audit log as people read it. */
export class AuditLogRepository {
  constructor(private readonly db: Pick<Database, 'forSites'>) {}

  /** Newest first; rows with a number below `after`. */
  async list(
    sites: readonly string[],
    { siteId, actor, action, subject }: AuditFilter,
    { after, limit }: { after?: string; limit: number },
  ): Promise<AuditRow[]> {
    return this.db.forSites(sites, (tx) =>
      tx.query<AuditRow>(AUDIT_LIST, [
        siteId ?? null,
        actor ?? null,
        action ?? null,
        subject ?? null,
        after ?? null,
        limit,
      ]),
    );
  }

  /** What is sealed, in the order of the chain. */
  pages(range: ExportRange): AsyncGenerator<AuditRow[]> {
    return pagesOf<AuditRow, number>(0, (after) => this.page(range, after));
  }

  private page({ siteId, from, to }: ExportRange, after: number) {
    return this.db.forSites([siteId], async (tx) => {
      const looked = await tx.query<AuditRow & { asked: boolean }>(
        `SELECT ${ENTRY}, ${inRange('at')} AS asked FROM audit WHERE site_id = $1 AND pos > $4 ORDER BY pos LIMIT ${PAGE}`,
        [siteId, from ?? null, to ?? null, after],
      );
      const rows = looked.flatMap(({ asked, ...row }) => (asked ? [row] : []));
      return { rows, last: looked.length < PAGE ? null : (looked.at(-1)?.pos ?? null) };
    });
  }
}
