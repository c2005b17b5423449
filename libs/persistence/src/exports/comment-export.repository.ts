import { CommentRepository, type CommentRow } from '../comment.repository.js';
import type { Database } from '../database.js';
import { type ExportRange, inRange, pagesOf } from './export-range.js';

/** Texts are up to 100,000 characters long, and a page is in memory whole. */
const PAGE = 100;

/** Comments in the order of their ids, with what their readers wrote. */
export class CommentExportRepository {
  constructor(private readonly db: Pick<Database, 'forSites'>) {}

  pages(range: ExportRange): AsyncGenerator<CommentRow[]> {
    return pagesOf<CommentRow, string>('', (after) => this.page(range, after));
  }

  private page({ siteId, from, to }: ExportRange, after: string) {
    return this.db.forSites([siteId], async (tx) => {
      const looked = await tx.query<{ id: string; asked: boolean }>(
        `SELECT id, ${inRange('received_at')} AS asked FROM comment WHERE site_id = $1 AND id > $4
         ORDER BY id LIMIT ${PAGE}`,
        [siteId, from ?? null, to ?? null, after],
      );
      const ids = looked.filter(({ asked }) => asked).map(({ id }) => id);
      const found = ids.length === 0 ? [] : await new CommentRepository(tx).findMany(siteId, ids);
      const byId = new Map(found.map((row) => [row.id, row]));
      const last = looked.length < PAGE ? undefined : looked.at(-1)?.id;
      return { rows: ids.flatMap((id) => byId.get(id) ?? []), last: last ?? null };
    });
  }
}
