import type { Violation } from '../checker/check.js';

/** Each broken query as a line, with the first of its rows. */
export function tellViolations(violations: readonly Violation[]): string[] {
  return violations.map(
    ({ id, says, count, rows }) => `${id} broken: ${says}: ${count} rows, such as ${JSON.stringify(rows.slice(0, 3))}`,
  );
}
