import { z } from 'zod';
import { timestampSchema } from './text.js';

export const reportCardQuerySchema = z.strictObject({
  days: z.coerce.number({ error: 'must be a number of days' }).int().min(1).max(90).default(30),
});
export type ReportCardQuery = z.infer<typeof reportCardQuerySchema>;

/** `retire`: nothing was hit for as long as the card looks back. `add-exception`: people decide otherwise, too often. */
export const adviceSchema = z.enum(['retire', 'add-exception']);

/**
 * `share` is of all automatic decisions. `judged` were decided by a person next, on the same revision; `overturned` of
 * these against what the rule spoke for. `interval` is the 95 % Wilson interval of `overturnRate`.
 */
const talliedShape = {
  hits: z.int(),
  share: z.number(),
  judged: z.int(),
  overturned: z.int(),
  overturnRate: z.number().nullable(),
  interval: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
  lastHitAt: timestampSchema.nullable(),
  advice: adviceSchema.nullable(),
};

export const entryCardSchema = z.strictObject({ entry: z.string(), ...talliedShape });
export type EntryCard = z.infer<typeof entryCardSchema>;

/** `microseconds` a comment, measured on some; `silentEntries`: entries of its lists that found nothing. */
export const ruleCardSchema = z.strictObject({
  rule: z.string(),
  kind: z.enum(['rule', 'composite']),
  mode: z.enum(['live', 'shadow', 'off']),
  braked: z.boolean(),
  editedAt: timestampSchema.nullable(),
  ...talliedShape,
  microseconds: z.number().nullable(),
  entries: z.array(entryCardSchema),
  silentEntries: z.int(),
});
export type RuleCard = z.infer<typeof ruleCardSchema>;

/** Of the live version, or else the newest; counted over all versions of the rule set from `from` on, up to `countedTo`. */
export const reportCardSchema = z.strictObject({
  siteId: z.string(),
  id: z.string(),
  version: z.int(),
  days: z.int(),
  from: z.string(),
  countedTo: timestampSchema.nullable(),
  decisions: z.int(),
  judged: z.int(),
  overturned: z.int(),
  rules: z.array(ruleCardSchema),
});
export type ReportCard = z.infer<typeof reportCardSchema>;
