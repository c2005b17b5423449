import { MAX_BATCH_EVENTS } from '@palaver/contracts';
import { parseJson, ProblemError } from '@palaver/platform';

const LINE_FEED = 0x0a;
const BLANK = new Set([0x20, 0x09, 0x0d]);

/** What was sent, not yet checked: one value, or a batch whose unparsable lines are problems of their own. */
export type EventBody = { batch: false; value: unknown } | { batch: true; entries: EventEntry[] };
export type EventEntry = { value: unknown } | { problem: ProblemError };

/** @throws ProblemError 400 when nothing can be read, 422 for too many events. */
export function readEventBody(body: unknown, contentType: string | undefined): EventBody {
  const bytes = rawBody(body);
  if (contentType?.startsWith('application/x-ndjson')) {
    return { batch: true, entries: readLines(bytes) };
  }
  const value = parseJson(bytes);
  if (!Array.isArray(value)) {
    return { batch: false, value };
  }
  checkCount(value.length);
  return { batch: true, entries: value.map((entry: unknown) => ({ value: entry })) };
}

/** The bytes of a request; none when it had no body. */
export function rawBody(body: unknown): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

function readLines(bytes: Buffer): EventEntry[] {
  const entries: EventEntry[] = [];
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(start, end);
    if (!line.every((byte) => BLANK.has(byte))) {
      checkCount(entries.length + 1);
      entries.push(readLine(line));
    }
    start = end + 1;
  }
  checkCount(entries.length);
  return entries;
}

function readLine(line: Buffer): EventEntry {
  try {
    return { value: parseJson(line) };
  } catch (error) {
    if (error instanceof ProblemError) {
      return { problem: error };
    }
    throw error;
  }
}

function checkCount(count: number): void {
  if (count === 0) {
    throw new ProblemError(422, 'empty-batch', 'The batch holds no event; send at least one.');
  }
  if (count > MAX_BATCH_EVENTS) {
    throw new ProblemError(422, 'too-many-events', `Send at most ${MAX_BATCH_EVENTS} events at once; split the batch.`);
  }
}
