import { z } from 'zod';
import { pageQuerySchema } from './pages.js';
import { reasonCodeSchema } from './reason-codes.js';

import { siteIdSchema } from './site-settings.js';
import { idSchema, timestampSchema } from './text.js';

/** So many comments at most are chosen one by one in a request. */
export const MOST_SELECTED = 500;
/** So many comments at most are in one batch. */
export const MOST_IN_BATCH = 20_000;

export const batchKindSchema = z.enum(['selection', 'query', 'undo', 'reverse', 'wave', 'replies']);
export const batchStateSchema = z.enum(['previewed', 'waiting', 'running', 'done', 'cancelled']);
export type BatchState = z.infer<typeof batchStateSchema>;
export const entryStateSchema = z.enum(['open', 'decided', 'stale', 'claimed', 'deleted', 'unknown']);
export type EntryState = z.infer<typeof entryStateSchema>;
export const batchTargetSchema = z.enum(['approve', 'reject', 'review', 'before']);

/** An act over many comments. `counts` has every state; its numbers are counted from the comments' rows. */
export const batchSchema = z.strictObject({
  siteId: z.string(),
  id: z.string(),
  kind: batchKindSchema,
  state: batchStateSchema,
  target: batchTargetSchema,
  reason: reasonCodeSchema.nullable(),
  note: z.string().nullable(),
  cause: z.record(z.string(), z.json()),
  actor: z.string(),
  total: z.int(),
  counts: z.strictObject({
    open: z.int(),
    decided: z.int(),
    stale: z.int(),
    claimed: z.int(),
    deleted: z.int(),
    unknown: z.int(),
  }),
  complete: z.boolean(),
  createdAt: timestampSchema,
  startedAt: timestampSchema.nullable(),
  endedAt: timestampSchema.nullable(),
});
export type Batch = z.infer<typeof batchSchema>;

/** One comment of a batch: the etag it was seen with, and what became of it. */
export const batchEntrySchema = z.strictObject({ comment: z.string(), etag: z.string(), outcome: entryStateSchema });
export type BatchEntry = z.infer<typeof batchEntrySchema>;

/** What people decide about many comments at once; a rejection needs a reason code. */
export const verdictShape = {
  action: z.enum(['approve', 'reject']),
  reason: reasonCodeSchema.optional(),
  note: z.string().max(2000).optional(),
};
export const needsReason = {
  check: (body: { action: string; reason?: string }): boolean => body.action !== 'reject' || body.reason !== undefined,
  problem: {
    path: ['reason'],
    error: 'is required when the action is reject: name a reason code',
  },
};

/** A comment, by its own id or by that of its review item, in the state it was seen in. */
export const selectedSchema = z
  .strictObject({
    comment: idSchema.optional(),
    item: z
      .string()
      .regex(/^[1-9]\d{0,17}$/, 'must be the id of a review item')
      .optional(),
    etag: z.string().regex(/^"?\d{1,16}\.\d{1,9}"?$/, 'must be the etag of the comment or item: "<rev>.<version>"'),
  })
  .refine(({ comment, item }) => (comment === undefined) !== (item === undefined), {
    error: 'must name a comment or an item, one of the two',
  });
export type Selected = z.infer<typeof selectedSchema>;

export const decideSelectionSchema = z
  .strictObject({
    siteId: siteIdSchema,
    entries: z.array(selectedSchema).min(1).max(MOST_SELECTED, `must hold at most ${MOST_SELECTED} comments`),
    ...verdictShape,
  })
  .refine(needsReason.check, needsReason.problem);
export type DecideSelection = z.infer<typeof decideSelectionSchema>;

/** What became of each, in the order they were sent in; `etag` is the state each is in now, null where there is no comment. */
export const selectionOutcomeSchema = z.strictObject({
  batch: batchSchema,
  data: z.array(
    z.strictObject({
      comment: z.string().nullable(),
      item: z.string().nullable(),
      outcome: entryStateSchema,
      etag: z.string().nullable(),
    }),
  ),
});
export type SelectionOutcome = z.infer<typeof selectionOutcomeSchema>;

const once = z.string('must be given once').min(1).max(300);
export const batchQuerySchema = pageQuerySchema.extend({ siteId: once.optional(), actor: once.optional() });
export type BatchQuery = z.infer<typeof batchQuerySchema>;

export const entryQuerySchema = pageQuerySchema.extend({ outcome: entryStateSchema.optional() });
export type EntryQuery = z.infer<typeof entryQuerySchema>;
