import type { FeedCursor } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { z } from 'zod';

const MAX_XID = 2n ** 64n;
const cursorSchema = z.tuple([
  z
    .string()
    .regex(/^\d{1,20}$/)
    .refine((xid) => BigInt(xid) < MAX_XID),
  z.string().max(200),
  z.int().min(0).max(2_147_483_647),
]);

/** A place in the feed as sites keep it: opaque, safe in an address. */
export function writeCursor({ xid, commentId, version }: FeedCursor): string {
  return Buffer.from(JSON.stringify([xid, commentId, version])).toString('base64url');
}

/** @throws ProblemError 400 */
export function readCursor(cursor: string): FeedCursor {
  const parsed = cursorSchema.safeParse(decode(cursor));
  if (!parsed.success || parsed.data[1].includes('\u0000')) {
    throw new ProblemError(400, 'invalid-query', 'The cursor is not one of ours; leave it out to begin at the start.', {
      errors: [{ pointer: '/cursor', detail: 'must be the nextCursor of an earlier answer' }],
    });
  }
  const [xid, commentId, version] = parsed.data;
  return { xid, commentId, version };
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}
