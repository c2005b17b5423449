import { z } from 'zod';
import { actionSchema, reasonCodeSchema } from './reason-codes.js';
import { timestampSchema } from './text.js';

const once = z.string('must be given once');

/** What is exported of one site: from `from` on, up to but without `to`. */
export const exportQuerySchema = z
  .strictObject({
    siteId: once.min(1).max(63),
    from: timestampSchema.optional(),
    to: timestampSchema.optional(),
    format: z.enum(['ndjson', 'csv'], 'must be ndjson or csv').default('ndjson'),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || Date.parse(from) < Date.parse(to), {
    path: ['to'],
    error: 'must be later than from',
  });
export type ExportQuery = z.infer<typeof exportQuerySchema>;

/** A line of exported decisions. */
export const decisionLineSchema = z.strictObject({
  siteId: z.string(),
  commentId: z.string(),
  rev: z.int(),
  version: z.int(),
  action: actionSchema,
  source: z.enum(['automatic', 'moderator', 'site', 'policy', 'import']),
  score: z.number().nullable(),
  reasonCode: reasonCodeSchema.nullable(),
  ruleSetId: z.string().nullable(),
  ruleSetVersion: z.int().nullable(),
  ruleSetHash: z.string().nullable(),
  actor: z.string().nullable(),
  note: z.string().nullable(),
  decidedAt: timestampSchema,
});
export type DecisionLine = z.infer<typeof decisionLineSchema>;
