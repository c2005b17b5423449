import { z } from 'zod';
import { reviewCommentSchema } from './admin.js';
import { decisionSchema } from './decision.js';
import { reasonCodeSchema } from './reason-codes.js';
import { timestampSchema } from './text.js';

/** Where a comment waits for a person: its open item and the queue that is in. */
export const openPlaceSchema = z.strictObject({ id: z.string(), queue: z.string() });
export type OpenPlace = z.infer<typeof openPlaceSchema>;

/** A decision with who took it, as in the audit log, and what he said; null where no person did. */
export const pastDecisionSchema = decisionSchema.extend({
  actor: z.string().nullable(),
  reason: reasonCodeSchema.nullable(),
  note: z.string().nullable(),
});
export type PastDecision = z.infer<typeof pastDecisionSchema>;

export const pastRevisionSchema = z.strictObject({ rev: z.int(), receivedAt: timestampSchema, text: z.string() });
export type PastRevision = z.infer<typeof pastRevisionSchema>;

/** What became of a comment: its decisions and its texts that are kept, each newest first. */
export const commentHistorySchema = z.strictObject({
  etag: z.string(),
  comment: reviewCommentSchema,
  item: openPlaceSchema.nullable(),
  decisions: z.array(pastDecisionSchema),
  revisions: z.array(pastRevisionSchema),
});
export type CommentHistory = z.infer<typeof commentHistorySchema>;
