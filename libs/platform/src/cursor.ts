import { ProblemError } from './problem-error.js';

/** A place in a list, as callers keep it: opaque, safe in an address. */
export function writeCursor(place: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** What `writeCursor` was given, unchecked; undefined for what it never wrote. */
export function readCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

/** 400: a cursor that is none of ours. */
export function foreignCursor(): ProblemError {
  return new ProblemError(400, 'invalid-query', 'The cursor is not one of ours; leave it out to begin at the start.', {
    errors: [{ pointer: '/cursor', detail: 'must be the nextCursor of an earlier answer' }],
  });
}
