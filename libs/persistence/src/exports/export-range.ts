/** A site's rows from one time on, up to but without another; RFC 3339. */
export interface ExportRange {
  siteId: string;
  from?: string;
  to?: string;
}

/** SQL: whether a time is in the range in parameters $2 and $3. */
export function inRange(column: string): string {
  return `(($2::timestamptz IS NULL OR ${column} >= $2) AND ($3::timestamptz IS NULL OR ${column} < $3))`;
}

/** Pages of what is read, until a page does not say where the next one begins. */
export async function* pagesOf<Row, Place>(
  start: Place,
  read: (after: Place) => Promise<{ rows: Row[]; last: Place | null }>,
): AsyncGenerator<Row[]> {
  for (let after: Place | null = start; after !== null;) {
    const page: { rows: Row[]; last: Place | null } = await read(after);
    yield page.rows;
    after = page.last;
  }
}
