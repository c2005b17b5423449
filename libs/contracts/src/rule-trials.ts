import { z } from 'zod';
import { actionSchema, reasonCodeSchema } from './reason-codes.js';
import { reasonSchema } from './decision.js';
import { MAX_TEXT_LENGTH } from './event.js';
import { MAX_RULE_SET_LENGTH } from './rule-sets.js';
import { readerText } from './text.js';

const countSchema = z.int('must be a whole number').min(0, 'must be 0 or more').max(1_000_000_000);
const durationSchema = z.string().regex(/^\d{1,6}[smhd]$/, 'must be a duration such as 60s, 15m, 24h or 7d');
const shortSchema = readerText(1000, 'it');

/** A comment that never was, and what is known of it, in the words of a rule's examples; what is left out is unknown. */
export const triedCommentSchema = z.strictObject({
  text: readerText(MAX_TEXT_LENGTH, 'the text'),
  language: z.string().max(35).optional(),
  author: z
    .strictObject({
      username: readerText(200, 'the username').optional(),
      age: durationSchema.optional(),
      knownFor: durationSchema.optional(),
      roles: z.array(z.string().max(200)).max(50).optional(),
      approved: countSchema.optional(),
      rejected: countSchema.optional(),
      reviewed: countSchema.optional(),
    })
    .optional(),
  article: z
    .strictObject({ title: shortSchema.optional(), section: shortSchema.optional(), age: durationSchema.optional() })
    .optional(),
  votes: z.strictObject({ up: countSchema, down: countSchema }).optional(),
  reports: z.strictObject({ count: countSchema, reasons: z.array(z.string().max(200)).max(50).default([]) }).optional(),
});
export type TriedComment = z.infer<typeof triedCommentSchema>;

/** A comment to be scored by what is sent, or without a source by the draft. */
export const tryRuleSetSchema = z
  .strictObject({
    source: z.string().min(1, 'must not be empty').max(MAX_RULE_SET_LENGTH).optional(),
    lists: z.record(z.string(), z.string().max(MAX_RULE_SET_LENGTH)).optional(),
    comment: triedCommentSchema,
  })
  .refine((body) => body.lists === undefined || body.source !== undefined, {
    path: ['lists'],
    error: 'come with a source; send both, or neither to have the draft tried',
  });
export type TryRuleSet = z.infer<typeof tryRuleSetSchema>;

/** What the comment comes to. Nothing of it is stored. */
export const trialSchema = z.strictObject({
  action: actionSchema,
  by: z.enum(['score', 'force', 'require', 'budget', 'sanction', 'article']),
  reasonCode: reasonCodeSchema.nullable(),
  score: z.number(),
  thresholds: z.strictObject({ review: z.number(), reject: z.number() }),
  reasons: z.array(reasonSchema),
  shadow: z.array(reasonSchema),
  skipped: z.array(z.strictObject({ rule: z.string(), missing: z.array(z.string()) })),
  degraded: z.array(z.string()),
});
export type Trial = z.infer<typeof trialSchema>;

/** A rule set that ships with Palaver, to be built on as `name@version`. */
export const packSchema = z.strictObject({ name: z.string(), version: z.int(), title: z.string().nullable() });
export type Pack = z.infer<typeof packSchema>;
