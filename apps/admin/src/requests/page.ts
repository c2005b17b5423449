import { type PageQuery } from '@palaver/contracts';
import { foreignCursor } from '@palaver/platform';

export interface Page<Item> {
  data: Item[];
  nextCursor: string | null;
}

/** A list short enough to be given whole. */
export function wholePage<Item>(data: Item[]): Page<Item> {
  return { data, nextCursor: null };
}

export interface KeysetList<Row, Item> {
  /** Rows behind the one with this id, which `isId` has let through. */
  read: (page: { after?: string; limit: number }) => Promise<Row[]>;
  isId: (id: string) => boolean;
  idOf: (row: Row) => string;
  toItem: (row: Row) => Item;
}

/** A page of a list that may grow: one row more is read than is shown, and tells whether there are more. @throws ProblemError 400 */
export async function keysetPage<Row, Item>(
  { cursor, limit }: PageQuery,
  { read, isId, idOf, toItem }: KeysetList<Row, Item>,
): Promise<Page<Item>> {
  const after = cursor === undefined ? undefined : readCursor(cursor, isId);
  return pageOf(await read({ after, limit: limit + 1 }), limit, toItem, (row) => writeCursor(idOf(row)));
}

/** What is shown of rows of which one more than `limit` was asked for. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  cursorOf: (row: Row) => string,
): Page<Item> {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { data: rows.slice(0, limit).map(toItem), nextCursor: last === undefined ? null : cursorOf(last) };
}

/** Opaque to callers and safe in an address. */
function writeCursor(id: string): string {
  return Buffer.from(id).toString('base64url');
}

function readCursor(cursor: string, isId: (id: string) => boolean): string {
  const id = Buffer.from(cursor, 'base64url').toString();
  if (writeCursor(id) !== cursor || !isId(id)) {
    throw foreignCursor();
  }
  return id;
}
