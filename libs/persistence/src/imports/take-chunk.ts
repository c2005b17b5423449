import type { SiteTransaction } from '../database.js';
import type { ImportChunk, ImportCounts, ImportItem, ImportRow, TakenChunk } from './import-item.js';
import { findErased, storeImported } from './store-imported.js';

export const IMPORT = `id, site_id AS "siteId", name, state, next_line::float8 AS "nextLine", imported,
  already_there AS "alreadyThere", unchanged, refused, created_at AS "createdAt", created_by AS "createdBy",
  finished_at AS "finishedAt"`;

/**
 * Takes what of the chunk has not been taken before, under the import's row lock: comments, counts and place are
 * committed together, so that a chunk sent again finds its lines behind the place. Undefined when there is no such import.
 */
export async function takeChunk(tx: SiteTransaction, id: string, chunk: ImportChunk): Promise<TakenChunk | undefined> {
  const [row] = await tx.query<ImportRow>(`SELECT ${IMPORT} FROM import WHERE id = $1 FOR UPDATE`, [id]);
  if (!row) {
    return undefined;
  }
  if (row.state === 'finished' || chunk.from > row.nextLine) {
    return { status: row.state === 'finished' ? 'finished' : 'gap', row, erased: [] };
  }
  const ahead = (line: number) => line >= row.nextLine;
  const items = chunk.items.filter(({ line }) => ahead(line));
  const erased = (await findErased(tx, row.siteId, items)).map(({ line }) => line);
  const refused = [...chunk.refused.filter(ahead), ...erased];
  const end = chunk.stopOnError ? Math.min(chunk.end, ...refused) : chunk.end;
  if (end <= row.nextLine) {
    return { status: 'unmoved', row, erased };
  }
  const taken = await moveOn(tx, row, end, {
    items: items.filter(({ line }) => line < end && !erased.includes(line)),
    refused: refused.filter((line) => line < end).length,
  });
  return { status: 'taken', row: taken, erased };
}

async function moveOn(
  tx: SiteTransaction,
  { siteId, id }: ImportRow,
  end: number,
  { items, refused }: { items: ImportItem[]; refused: number },
): Promise<ImportRow> {
  const counts: ImportCounts = { ...(await storeImported(tx, siteId, items)), refused };
  const [row] = await tx.query<ImportRow>(
    `UPDATE import SET next_line = $3, imported = imported + $4, already_there = already_there + $5,
       unchanged = unchanged + $6, refused = refused + $7
     WHERE site_id = $1 AND id = $2 RETURNING ${IMPORT}`,
    [siteId, id, end, counts.imported, counts.alreadyThere, counts.unchanged, counts.refused],
  );
  return row as ImportRow;
}
