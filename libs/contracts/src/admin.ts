import { z } from 'zod';
import { commentObjectSchema } from './decision.js';
import { articleSchema } from './event.js';
import { reasonCodeSchema } from './reason-codes.js';
import { timestampSchema } from './text.js';

export const nextReviewSchema = z.strictObject({
  limit: z.int().min(1).max(50).default(1),
  siteId: z.string().min(1).max(63).optional(),
});

/** What a moderator sees of a comment: the comment object and what the reader wrote. */
export const reviewCommentSchema = commentObjectSchema.extend({
  text: z.string(),
  author: commentObjectSchema.shape.author.extend({ id: z.string().nullable(), username: z.string() }),
  article: articleSchema,
  parentId: z.string().nullable(),
  votes: z.union([z.int(), z.strictObject({ up: z.int(), down: z.int() })]).nullable(),
  receivedAt: timestampSchema,
});
export type ReviewComment = z.infer<typeof reviewCommentSchema>;

export const reviewItemSchema = z.strictObject({
  id: z.string(),
  etag: z.string(),
  openedAt: timestampSchema,
  comment: reviewCommentSchema,
  claim: z.strictObject({ until: timestampSchema }),
});
export type ReviewItemObject = z.infer<typeof reviewItemSchema>;

/** A person decides; a rejection needs a reason code. */
export const decideSchema = z
  .strictObject({
    action: z.enum(['approve', 'reject']),
    reason: reasonCodeSchema.optional(),
    note: z.string().max(2000).optional(),
  })
  .refine((body) => body.action !== 'reject' || body.reason !== undefined, {
    path: ['reason'],
    error: 'is required when the action is reject: name a reason code',
  });
export type Decide = z.infer<typeof decideSchema>;
