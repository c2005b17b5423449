import type { FeedCursor } from '@palaver/persistence';
import { foreignCursor, readCursor, writeCursor } from '@palaver/platform';
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

/** A place in the feed as sites keep it. */
export function writeFeedCursor({ xid, commentId, version }: FeedCursor): string {
  return writeCursor([xid, commentId, version]);
}

/** @throws ProblemError 400 */
export function readFeedCursor(cursor: string): FeedCursor {
  const parsed = cursorSchema.safeParse(readCursor(cursor));
  if (!parsed.success || parsed.data[1].includes('\u0000')) {
    throw foreignCursor();
  }
  const [xid, commentId, version] = parsed.data;
  return { xid, commentId, version };
}
