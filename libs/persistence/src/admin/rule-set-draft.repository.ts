import type { Database, SiteTransaction } from '../database.js';
import { recordAudit } from './audit.js';

export interface DraftFiles {
  source: string;
  lists: Record<string, string>;
  /** Says which content this is: equal contents have equal etags. */
  etag: string;
}

export interface DraftRow extends DraftFiles {
  siteId: string;
  id: string;
  /** The version it was published as last. */
  basedOn: number | null;
  createdAt: Date;
  updatedAt: Date;
  updatedBy: string;
}

const DRAFT = `site_id AS "siteId", id, source, lists::json AS lists, etag, based_on AS "basedOn",
  created_at AS "createdAt", updated_at AS "updatedAt", updated_by AS "updatedBy"`;

/** What authors are working on: one draft per rule set of a site, which changes under the eyes of whoever has its etag. */
export class RuleSetDraftRepository {
  constructor(private readonly db: Database) {}

  async find(siteId: string, id: string): Promise<DraftRow | undefined> {
    return this.db.forSites([siteId], (tx) => findDraft(tx, siteId, id));
  }

  /** Undefined when there is one already. */
  async create(siteId: string, id: string, files: DraftFiles, actor: string): Promise<DraftRow | undefined> {
    return this.db.forSites([siteId], async (tx) => {
      const [row] = await tx.query<DraftRow>(
        `INSERT INTO rule_set_draft (site_id, id, source, lists, etag, based_on, updated_by)
         SELECT $1, $2, $3, $4, $5, (SELECT max(version) FROM rule_set_version WHERE site_id = $1 AND id = $2), $6
         ON CONFLICT DO NOTHING RETURNING ${DRAFT}`,
        [siteId, id, files.source, JSON.stringify(files.lists), files.etag, actor],
      );
      if (row) {
        await this.record(tx, 'rule-set-draft.create', row, actor);
      }
      return row;
    });
  }

  /** Undefined when the draft is not the expected one any more, or is gone. */
  async save(
    siteId: string,
    id: string,
    expected: string,
    files: DraftFiles,
    actor: string,
  ): Promise<DraftRow | undefined> {
    return this.db.forSites([siteId], async (tx) => {
      const [row] = await tx.query<DraftRow>(
        `UPDATE rule_set_draft SET source = $4, lists = $5, etag = $6, updated_at = now(), updated_by = $7
         WHERE site_id = $1 AND id = $2 AND etag = $3 RETURNING ${DRAFT}`,
        [siteId, id, expected, files.source, JSON.stringify(files.lists), files.etag, actor],
      );
      if (row) {
        await this.record(tx, 'rule-set-draft.save', row, actor);
      }
      return row;
    });
  }

  /** False when the draft is not the expected one any more, or is gone. */
  async remove(siteId: string, id: string, expected: string, actor: string): Promise<boolean> {
    return this.db.forSites([siteId], async (tx) => {
      const [row] = await tx.query<DraftRow>(
        `DELETE FROM rule_set_draft WHERE site_id = $1 AND id = $2 AND etag = $3 RETURNING ${DRAFT}`,
        [siteId, id, expected],
      );
      if (row) {
        await this.record(tx, 'rule-set-draft.delete', row, actor);
      }
      return row !== undefined;
    });
  }

  private record(tx: SiteTransaction, action: string, { siteId, id, etag }: DraftRow, actor: string): Promise<void> {
    return recordAudit(tx, { siteId, actor, action, subject: `rule-set:${id}`, content: { etag } });
  }
}

async function findDraft(tx: SiteTransaction, siteId: string, id: string): Promise<DraftRow | undefined> {
  const [row] = await tx.query<DraftRow>(`SELECT ${DRAFT} FROM rule_set_draft WHERE site_id = $1 AND id = $2`, [
    siteId,
    id,
  ]);
  return row;
}
