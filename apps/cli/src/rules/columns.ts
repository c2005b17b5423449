/** Cells as lines; each column is as wide as its widest cell. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const width = (n: number) => Math.max(...rows.map((row) => row[n]?.length ?? 0));
  return rows.map((row) =>
    row
      .map((cell, n) => (n === row.length - 1 ? cell : cell.padEnd(width(n))))
      .join('  ')
      .trimEnd(),
  );
}
