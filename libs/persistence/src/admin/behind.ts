/** Where a page of a list begins: behind the row with this id, or at the start; and how long it is. */
export interface PageOf {
  after?: string;
  limit: number;
}

/** SQL: rows of `table` behind the one with the id in `id`, by time of creation; all of them when that is null. */
export function behind(table: string, id: string, order: '>' | '<' = '>'): string {
  const place = `SELECT p.created_at, p.id FROM ${table} p WHERE p.id = ${id}::uuid`;
  return `(${id}::uuid IS NULL OR (created_at, id) ${order} (${place}))`;
}
