/** JSON writes control characters as escapes, so this one never stands in a JSON text. */
const SEPARATOR = '\u001e';

/**
 * A FROM item `i`: the rows of a JSON array in $1, and for each name in `texts` a column from a parameter of its own,
 * made by `joinTexts`. Large JSON documents that are stored as they are go this way: inside the array each would be
 * parsed again, which costs Postgres more than storing it.
 */
export function rowsFrom(columns: Record<string, string>, texts: readonly string[]): string {
  const typed = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
  const split = texts.map((_, n) => `string_to_table($${n + 2}::text, E'\\x1e')`);
  const names = [...Object.keys(columns), ...texts].map((name) => `"${name}"`);
  return `ROWS FROM (json_to_recordset($1::json) AS (${typed.join(', ')}), ${split.join(', ')}) AS i(${names.join(', ')})`;
}

/** JSON texts, one per row; a missing one comes out as an empty text. */
export function joinTexts(texts: readonly (string | null | undefined)[]): string {
  return texts.map((text) => text ?? '').join(SEPARATOR);
}
