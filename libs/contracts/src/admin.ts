import { z } from 'zod';
import { commentObjectSchema } from './decision.js';
import { articleSchema } from './event.js';
import { reasonCodeSchema } from './reason-codes.js';
import { itemActionSchema, itemSourceSchema, queueIdSchema } from './review-queues.js';
import { timestampSchema } from './text.js';

export const nextReviewSchema = z.strictObject({
  limit: z.int().min(1).max(50).default(1),
  siteId: z.string().min(1).max(63).optional(),
  /** Of the queues with this id alone; otherwise of all the caller may work in. */
  queue: queueIdSchema.optional(),
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

export const opinionSchema = z.strictObject({
  by: z.string(),
  action: z.enum(['approve', 'reject']),
  reason: reasonCodeSchema.nullable(),
  note: z.string().nullable(),
  at: timestampSchema,
});

export const reviewItemSchema = z.strictObject({
  id: z.string(),
  etag: z.string(),
  openedAt: timestampSchema,
  comment: reviewCommentSchema,
  /** The id of its queue. */
  queue: z.string(),
  source: itemSourceSchema,
  section: z.string().nullable(),
  priority: z.int(),
  /** What the priority is made of; `age` grows by 100 in the time it should be decided in. */
  priorityParts: z.strictObject({ severity: z.int(), reports: z.int(), heat: z.int(), age: z.int() }),
  /** When it should be decided; null where its queue sets no time. */
  dueAt: timestampSchema.nullable(),
  skips: z.int(),
  /** Within the last half hour: it is not handed to the caller until then. */
  skippedByYou: z.boolean(),
  /** Whether somebody has given his opinion and asked for another one. */
  secondOpinion: z.boolean(),
  /** What those who were asked thought: shown once it is settled. */
  opinions: z.array(opinionSchema),
  /** Actions that its queue hides. */
  hidden: z.array(itemActionSchema),
  claim: z.strictObject({ until: timestampSchema, yours: z.boolean() }),
});
export type ReviewItemObject = z.infer<typeof reviewItemSchema>;

/** `severeAfter`: until then severe items are held back from the caller; null where none are, or the page is full. */
export const nextItemsSchema = z.strictObject({
  data: z.array(reviewItemSchema),
  severeAfter: timestampSchema.nullable(),
});

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
