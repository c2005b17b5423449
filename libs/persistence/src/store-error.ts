const AWAY_CLASSES = new Set(['08', '53', '57', '58']);
const AWAY_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND']);
const AWAY_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after)/;
const RETRYABLE = new Set(['40001', '40P01', '55P03']);

function codeOf(error: unknown): string {
  return typeof (error as { code?: unknown } | null)?.code === 'string' ? (error as { code: string }).code : '';
}

/** The database, not the data, is at fault: nothing may be counted against a comment. */
export function isStoreAway(error: unknown): boolean {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : '';
  return AWAY_CODES.has(code) || isStoreClass(code) || AWAY_MESSAGES.test(message) || code === 'store_unavailable';
}

function isStoreClass(code: string): boolean {
  return code.length === 5 && code !== '57014' && AWAY_CLASSES.has(code.slice(0, 2));
}

/** A statement ran out of time: either side may be at fault, so ask the database with a probe before judging. */
export function isTimeout(error: unknown): boolean {
  return codeOf(error) === '57014' || (error instanceof Error && error.message === 'Query read timeout');
}

/** Somebody else inserted the same key a moment before: it is there when the statement is tried again. */
export function isLostRace(error: unknown): boolean {
  return codeOf(error) === '23505';
}

/** Serialisation failure, deadlock or lock time-out: the same statement may succeed at once. */
export function isRetryable(error: unknown): boolean {
  return RETRYABLE.has(codeOf(error));
}
