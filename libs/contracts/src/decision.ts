import { z } from 'zod';
import { actionSchema, reasonCodeSchema } from './reason-codes.js';

export const spanSchema = z.strictObject({
  field: z.enum(['text', 'author.username', 'article.title']),
  start: z.int().min(0),
  end: z.int().min(0),
});

/** One rule that counted: `points` are decimals with at most two places, spans are UTF-16 offsets in the original. */
export const reasonSchema = z.strictObject({
  rule: z.string(),
  code: reasonCodeSchema,
  points: z.number(),
  say: z.string(),
  spans: z.array(spanSchema),
});

export const decisionSourceSchema = z.enum(['automatic', 'moderator', 'site', 'policy', 'import']);
export type DecisionSource = z.infer<typeof decisionSourceSchema>;

export const ruleSetReferenceSchema = z.strictObject({ id: z.string(), version: z.int(), hash: z.string() });
export type RuleSetReference = z.infer<typeof ruleSetReferenceSchema>;

export const decisionSchema = z.strictObject({
  id: z.string(),
  version: z.int().min(1),
  rev: z.int().min(1),
  action: actionSchema,
  source: decisionSourceSchema,
  score: z.number().nullable(),
  ruleSet: ruleSetReferenceSchema.nullable(),
  reasons: z.array(reasonSchema),
  degraded: z.array(z.string()),
  decidedAt: z.iso.datetime(),
});
export type Decision = z.infer<typeof decisionSchema>;

export const commentStatusSchema = z.enum(['pending', 'decided', 'superseded', 'deleted']);
export type CommentStatus = z.infer<typeof commentStatusSchema>;

/** The one object every door answers with: 200 answers, GET, callback data, the pull list. */
export const commentObjectSchema = z.strictObject({
  siteId: z.string(),
  id: z.string(),
  rev: z.int(),
  status: commentStatusSchema,
  show: z.boolean(),
  decision: decisionSchema.nullable(),
  author: z.strictObject({ message: z.string().nullable(), statusUrl: z.url().optional() }),
  labels: z.array(reasonCodeSchema),
  meta: z.record(z.string(), z.json()),
  links: z.strictObject({ self: z.string(), decisions: z.string() }),
});
export type CommentObject = z.infer<typeof commentObjectSchema>;

/** What POST /v1/evaluations answers: a score that is stored nowhere. */
export const evaluationResultSchema = z.strictObject({
  id: z.string(),
  action: actionSchema,
  score: z.number(),
  ruleSet: ruleSetReferenceSchema,
  reasons: z.array(reasonSchema),
  skipped: z.array(z.strictObject({ rule: z.string(), missing: z.array(z.string()) })),
  degraded: z.array(z.string()),
});
export type EvaluationResult = z.infer<typeof evaluationResultSchema>;
