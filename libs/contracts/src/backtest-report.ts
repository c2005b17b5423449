import { z } from 'zod';
import { ruleSetReferenceSchema } from './decision.js';
import { actionSchema } from './reason-codes.js';
import { timestampSchema } from './text.js';

/** `count` of `of`; the bounds are those of the Wilson interval at 95 %. All null over nothing. */
export const proportionSchema = z.strictObject({
  count: z.int(),
  of: z.int(),
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type Proportion = z.infer<typeof proportionSchema>;

/** Precision: of what was picked out, how much people rejected. Recall: of what people rejected, how much was picked out. */
export const agreementSchema = z.strictObject({ precision: proportionSchema, recall: proportionSchema });
export type Agreement = z.infer<typeof agreementSchema>;

/** Read when asked for: `text` is cut after 1,000 characters, and null once it is gone or was edited. */
export const flipSampleSchema = z.strictObject({
  id: z.string(),
  rev: z.int(),
  score: z.number(),
  rules: z.array(z.string()),
  text: z.string().nullable(),
});
export type FlipSample = z.infer<typeof flipSampleSchema>;

/**
 * `held` of the hits are not approved. `samples`: up to three of these, of a rule in shadow up to three hits; only of what
 * was tried. `skipped`: comments whose facts did not hold what the rule asks for. Precision is over what people approved
 * or rejected.
 */
export const ruleCountSchema = z.strictObject({
  rule: z.string(),
  shadow: z.boolean(),
  hits: z.int(),
  held: z.int(),
  rejected: z.int(),
  approved: z.int(),
  skipped: z.int(),
  precision: proportionSchema,
  samples: z.array(flipSampleSchema),
});
export type RuleCount = z.infer<typeof ruleCountSchema>;

/** What a rule set comes to on a set of comments. Held is what is not approved. */
export const reCountSchema = z.strictObject({
  ruleSet: ruleSetReferenceSchema.extend({ version: z.int().nullable() }),
  approve: z.int(),
  review: z.int(),
  reject: z.int(),
  shares: z.strictObject({
    approve: z.number().nullable(),
    review: z.number().nullable(),
    reject: z.number().nullable(),
  }),
  reviewMinutesPer1000: z.number(),
  held: agreementSchema,
  rejected: agreementSchema,
  rules: z.array(ruleCountSchema),
});
export type ReCount = z.infer<typeof reCountSchema>;

export const flipSchema = z.strictObject({
  from: actionSchema,
  to: actionSchema,
  count: z.int(),
  samples: z.array(flipSampleSchema),
});
export type Flip = z.infer<typeof flipSchema>;

/**
 * `standing`: against the decisions as they stand. `live`: against what the live rules give on the same facts. Comments
 * without stored facts were scored with what the tables know today; those without text could not be scored.
 */
export const backtestReportSchema = z.strictObject({
  comments: z.int(),
  withStoredFacts: z.int(),
  withoutStoredFacts: z.int(),
  withoutText: z.int(),
  failed: z.int(),
  judged: z.strictObject({ moderator: z.int(), site: z.int(), import: z.int() }),
  candidate: reCountSchema,
  live: reCountSchema,
  flips: z.strictObject({ standing: z.array(flipSchema), live: z.array(flipSchema) }),
});
export type BacktestReport = z.infer<typeof backtestReportSchema>;

/** The short form that stands beside a diff. */
export const diffReCountSchema = z.strictObject({
  backtest: z.string(),
  endedAt: timestampSchema,
  comments: z.int(),
  from: reCountSchema.omit({ rules: true }),
  to: reCountSchema.omit({ rules: true }),
  flips: z.array(flipSchema.omit({ samples: true })),
});
export type DiffReCount = z.infer<typeof diffReCountSchema>;
