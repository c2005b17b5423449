import { type Readable } from 'node:stream';
import type { ExportQuery } from '@palaver/contracts';
import {
  type AuditLogRepository,
  type CommentExportRepository,
  type CommentRow,
  type Database,
  type DecisionExportRepository,
  type ExportRange,
  recordAudit,
  type SiteRow,
} from '@palaver/persistence';
import { toAuditEntry } from '../audit/audit.service.js';
import { type Caller } from '../auth/caller.js';
import { toReviewComment } from '../comments/review-comment.js';
import { type SitesService } from '../sites/sites.service.js';
import { AUDIT_COLUMNS, type Columns, COMMENT_COLUMNS, DECISION_COLUMNS } from './csv-columns.js';
import { writeLines } from './write-lines.js';

export interface ExportSources {
  decisions: DecisionExportRepository;
  comments: CommentExportRepository;
  audit: AuditLogRepository;
}

export interface ExportFile {
  name: string;
  type: string;
  content: Readable;
}

/** What is stored of a site, as a file; that it was taken away is in the audit log before the first byte of it leaves. */
export class ExportsService {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly sources: ExportSources,
    private readonly sites: SitesService,
    private readonly publicUrl: string,
  ) {}

  /** @throws ProblemError 404 */
  async decisions(caller: Caller, query: ExportQuery): Promise<ExportFile> {
    const { range } = await this.begin(caller, 'decisions', query);
    return file('decisions', query, this.sources.decisions.pages(range), DECISION_COLUMNS);
  }

  /** Those whose text is gone are left out. @throws ProblemError 404 */
  async comments(caller: Caller, query: ExportQuery): Promise<ExportFile> {
    const { site, range } = await this.begin(caller, 'comments', query);
    const toLine = (row: CommentRow) => toReviewComment(row, site, this.publicUrl) ?? [];
    return file('comments', query, mapped(this.sources.comments.pages(range), toLine), COMMENT_COLUMNS);
  }

  /** @throws ProblemError 404 */
  async audit(caller: Caller, query: ExportQuery): Promise<ExportFile> {
    const { range } = await this.begin(caller, 'audit', query);
    return file('audit', query, mapped(this.sources.audit.pages(range), toAuditEntry), AUDIT_COLUMNS);
  }

  private async begin(caller: Caller, kind: string, { siteId, from, to, format }: ExportQuery) {
    const site: SiteRow = await this.sites.require(caller, siteId);
    const content = { from: from ?? null, to: to ?? null, format };
    await this.db.forSites([siteId], (tx) =>
      recordAudit(tx, { siteId, actor: caller.actor, action: `export.${kind}`, subject: `site:${siteId}`, content }),
    );
    const range: ExportRange = { siteId, from, to };
    return { site, range };
  }
}

function file<Line>(
  kind: string,
  { siteId, format }: ExportQuery,
  pages: AsyncIterable<readonly Line[]>,
  columns: Columns<Line>,
): ExportFile {
  const type = format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/x-ndjson';
  return { name: `${siteId}-${kind}.${format}`, type, content: writeLines(pages, format, columns) };
}

async function* mapped<Row, Line>(
  pages: AsyncIterable<readonly Row[]>,
  toLine: (row: Row) => Line | never[],
): AsyncGenerator<Line[]> {
  for await (const page of pages) {
    yield page.flatMap((row) => toLine(row) as Line);
  }
}
