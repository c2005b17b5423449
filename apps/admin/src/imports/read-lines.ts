import { MAX_IMPORT_LINES } from '@palaver/contracts';
import { ProblemError } from '@palaver/platform';

const LINE_FEED = 0x0a;
const BLANK = new Set([0x20, 0x09, 0x0d]);

export interface RawLine {
  number: number;
  bytes: Buffer;
}

/**
 * The lines of a body, numbered from `from`; blank ones are counted and left out. `end` is the number after the last.
 * @throws ProblemError 422 for none, or too many
 */
export function readLines(body: Buffer, from: number): { lines: RawLine[]; end: number } {
  const lines: RawLine[] = [];
  let end = from;
  for (let start = 0; start < body.length; end += 1) {
    const found = body.indexOf(LINE_FEED, start);
    const stop = found < 0 ? body.length : found;
    const bytes = body.subarray(start, stop);
    if (!bytes.every((byte) => BLANK.has(byte))) {
      lines.push({ number: end, bytes });
    }
    start = stop + 1;
  }
  if (end === from || end - from > MAX_IMPORT_LINES) {
    throw new ProblemError(
      422,
      'wrong-number-of-lines',
      `Send 1 to ${MAX_IMPORT_LINES} lines at once, blank ones included; this body holds ${end - from}.`,
    );
  }
  return { lines, end };
}
