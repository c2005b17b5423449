import { z } from 'zod';
import { pageQuerySchema } from './pages.js';
import { timestampSchema } from './text.js';

/** By the decision of a person that followed: a rejection upholds a report, an approval dismisses it. */
export const reportOutcomeSchema = z.enum(['open', 'upheld', 'dismissed']);
export type ReportOutcome = z.infer<typeof reportOutcomeSchema>;

/** A reader by what became of his newest 200 reports. A muted one weighs nothing. */
export const reporterSchema = z.strictObject({
  id: z.string(),
  upheld: z.int(),
  dismissed: z.int(),
  open: z.int(),
  weight: z.number(),
  mutedAt: timestampSchema.nullable(),
  mutedBy: z.string().nullable(),
});
export type Reporter = z.infer<typeof reporterSchema>;

export const reportSchema = z.strictObject({
  siteId: z.string(),
  commentId: z.string(),
  reason: z.string(),
  note: z.string().nullable(),
  reportedAt: timestampSchema,
  outcome: reportOutcomeSchema,
  reporter: reporterSchema,
});
export type ReportObject = z.infer<typeof reportSchema>;

export const reportQuerySchema = pageQuerySchema.extend({ outcome: reportOutcomeSchema.optional() });
export type ReportQuery = z.infer<typeof reportQuerySchema>;
