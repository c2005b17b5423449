import { recordAudit } from '../admin/audit.js';
import { behind, type PageOf } from '../admin/behind.js';
import type { Database, SiteTransaction } from '../database.js';
import { retrying } from '../retrying.js';
import type { ImportChunk, ImportRow, TakenChunk } from './import-item.js';
import { IMPORT, takeChunk } from './take-chunk.js';

/** Imports of old comments. `sites` is what the caller may see: `['*']` is all. */
export class ImportRepository {
  constructor(private readonly db: Database) {}

  async create(siteId: string, name: string | undefined, actor: string): Promise<ImportRow> {
    return this.db.forSites([siteId], async (tx) => {
      const [row] = await tx.query<ImportRow>(
        `INSERT INTO import (site_id, name, created_by) VALUES ($1, $2, $3) RETURNING ${IMPORT}`,
        [siteId, name ?? null, actor],
      );
      await record(tx, 'import.create', row as ImportRow, actor);
      return row as ImportRow;
    });
  }

  /** Newest first; only those of one site when it is named. */
  async list(sites: readonly string[], siteId: string | undefined, { after, limit }: PageOf): Promise<ImportRow[]> {
    return this.db.forSites(sites, (tx) =>
      tx.query<ImportRow>(
        `SELECT ${IMPORT} FROM import WHERE ($1::text IS NULL OR site_id = $1) AND ${behind('import', '$2', '<')}
         ORDER BY created_at DESC, id DESC LIMIT $3`,
        [siteId ?? null, after ?? null, limit],
      ),
    );
  }

  async find(sites: readonly string[], id: string): Promise<ImportRow | undefined> {
    return this.db.forSites(sites, async (tx) => {
      const [row] = await tx.query<ImportRow>(`SELECT ${IMPORT} FROM import WHERE id = $1`, [id]);
      return row;
    });
  }

  /** Undefined when the caller sees no such import. */
  async take(sites: readonly string[], id: string, chunk: ImportChunk, actor: string): Promise<TakenChunk | undefined> {
    // Live comments of the same authors may be under way: whoever loses a deadlock tries again.
    return retrying(() =>
      this.db.forSites(sites, async (tx) => {
        const taken = await takeChunk(tx, id, chunk);
        if (taken?.status === 'taken') {
          await record(tx, 'import.lines', taken.row, actor, { from: chunk.from });
        }
        return taken;
      }),
    );
  }

  /** Undefined when the caller sees no such import; a finished one stays as it is. */
  async finish(sites: readonly string[], id: string, actor: string): Promise<ImportRow | undefined> {
    return this.db.forSites(sites, async (tx) => {
      const [row] = await tx.query<ImportRow>(
        `UPDATE import SET state = 'finished', finished_at = now() WHERE id = $1 AND state = 'open' RETURNING ${IMPORT}`,
        [id],
      );
      if (row) {
        await record(tx, 'import.finish', row, actor);
        return row;
      }
      return (await tx.query<ImportRow>(`SELECT ${IMPORT} FROM import WHERE id = $1`, [id]))[0];
    });
  }
}

function record(
  tx: SiteTransaction,
  action: string,
  { siteId, id, nextLine, imported, alreadyThere, unchanged, refused }: ImportRow,
  actor: string,
  more: Record<string, unknown> = {},
): Promise<void> {
  const content = { ...more, nextLine, imported, alreadyThere, unchanged, refused };
  return recordAudit(tx, { siteId, actor, action, subject: `import:${id}`, content });
}
