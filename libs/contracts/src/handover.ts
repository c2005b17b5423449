import { z } from 'zod';
import { articleModeSchema } from './articles.js';
import { timestampSchema } from './text.js';

/** `?hours`: how far it looks back. */
export const handoverQuerySchema = z.strictObject({
  hours: z.coerce.number({ error: 'must be a number of hours' }).int().min(1).max(72).default(8),
});
export type HandoverQuery = z.infer<typeof handoverQuerySchema>;

/** An article whose comments came to people or were rejected, by their first decisions. */
export const hotArticleSchema = z.strictObject({
  key: z.string(),
  title: z.string().nullable(),
  mode: articleModeSchema,
  comments: z.int(),
  held: z.int(),
  rejected: z.int(),
});
export type HotArticle = z.infer<typeof hotArticleSchema>;

/** What somebody decided; no rate, as this tells where to go on and not how well he does. */
export const shiftWorkSchema = z.strictObject({ actor: z.string(), approved: z.int(), rejected: z.int() });
export type ShiftWork = z.infer<typeof shiftWorkSchema>;

/** A rule that hits far above its usual, or that the brake holds. `usual`: hits in as many comments, of two weeks before. */
export const oddRuleSchema = z.strictObject({
  rule: z.string(),
  hits: z.int(),
  usual: z.number().nullable(),
  brakedAt: timestampSchema.nullable(),
});
export type OddRule = z.infer<typeof oddRuleSchema>;

/** What whoever begins a shift has to know; `people` and `rules` are null for who is held to sections. */
export const handoverSchema = z.strictObject({
  siteId: z.string(),
  /** Decisions of people are counted from the beginning of this hour on. */
  since: timestampSchema,
  /** Articles and rules are counted from the beginning of this day on. */
  daysSince: timestampSchema,
  countedTo: timestampSchema.nullable(),
  left: z.strictObject({ skipped: z.int(), secondOpinions: z.int() }),
  articles: z.array(hotArticleSchema),
  people: z.array(shiftWorkSchema).nullable(),
  rules: z.array(oddRuleSchema).nullable(),
});
export type Handover = z.infer<typeof handoverSchema>;
