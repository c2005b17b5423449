import type { AuditEntry, AuditQuery } from '@palaver/contracts';
import { type AuditLogRepository, type AuditRow } from '@palaver/persistence';
import { type Caller } from '../auth/caller.js';
import { canBe } from '../requests/ids.js';
import { keysetPage, type Page } from '../requests/page.js';
import { requireSiteOrAll } from '../sites/require-site.js';
import { type SitesService } from '../sites/sites.service.js';

/** Who did what, newest first. */
export class AuditService {
  constructor(
    private readonly log: AuditLogRepository,
    private readonly sites: SitesService,
  ) {}

  /** @throws ProblemError 400, 404 */
  async list(caller: Caller, { siteId, actor, action, subject, ...page }: AuditQuery): Promise<Page<AuditEntry>> {
    await requireSiteOrAll(this.sites, caller, siteId);
    return keysetPage(page, {
      read: (rows) => this.log.list(caller.sites, { siteId, actor, action, subject }, rows),
      isId: canBe.number,
      idOf: (row) => row.seq,
      toItem: toAuditEntry,
    });
  }
}

export function toAuditEntry({ seq, at, content, ...row }: AuditRow): AuditEntry {
  return { id: seq, ...row, content: content as AuditEntry['content'], at: at.toISOString() };
}
