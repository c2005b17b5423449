import { z } from 'zod';
import { batchEntrySchema, batchSchema, batchTargetSchema, needsReason, verdictShape } from './batches.js';
import { commentFilterSchema } from './comment-search.js';
import { decisionSourceSchema } from './decision.js';
import { actionSchema, reasonCodeSchema } from './reason-codes.js';
import { siteIdSchema } from './site-settings.js';
import { timestampSchema } from './text.js';

/** What is to be decided about all comments of a site that a search finds. Those decided so already are left out. */
export const previewQuerySchema = z
  .strictObject({ siteId: siteIdSchema, filter: commentFilterSchema, ...verdictShape })
  .refine(needsReason.check, needsReason.problem);
export type PreviewQuery = z.infer<typeof previewQuerySchema>;

/** Decisions by what they came from; each must be met, and one at least of rule set, rule, actor and batch is named. */
export const causeSchema = z
  .strictObject({
    ruleSet: z.strictObject({ id: z.string().min(1).max(100), version: z.int().min(1) }).optional(),
    rule: z.string().min(1).max(200).optional(),
    actor: z.string().min(1).max(300).optional(),
    batch: z.uuid().optional(),
    action: actionSchema.optional(),
    source: decisionSourceSchema.optional(),
    from: timestampSchema.optional(),
    to: timestampSchema.optional(),
  })
  .refine(({ ruleSet, rule, actor, batch }) => [ruleSet, rule, actor, batch].some((one) => one !== undefined), {
    error: 'must name a rule set version, a rule, an actor or a batch',
  });
export type Cause = z.infer<typeof causeSchema>;

/** What is to stand instead of the decisions with this cause: what stood before each, unless `target` says otherwise. */
export const previewReversalSchema = z
  .strictObject({
    siteId: siteIdSchema,
    cause: causeSchema,
    target: batchTargetSchema.default('before'),
    reason: reasonCodeSchema.optional(),
    note: z.string().max(2000).optional(),
  })
  .refine(({ target, reason }) => target !== 'reject' || reason !== undefined, {
    path: ['reason'],
    error: 'is required when the target is reject: name a reason code',
  });
export type PreviewReversal = z.infer<typeof previewReversalSchema>;

/** What would be decided: `batch.total` comments, of which `sample` are some. */
export const batchPreviewSchema = z.strictObject({ batch: batchSchema, sample: z.array(batchEntrySchema) });
export type BatchPreview = z.infer<typeof batchPreviewSchema>;
