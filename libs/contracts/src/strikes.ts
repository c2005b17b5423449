import { z } from 'zod';
import { reasonCodeSchema } from './reason-codes.js';
import { timestampSchema } from './text.js';

/** What a rejection by a person weighs against its author, by its reason, and for how many days. */
export const strikeWeightSchema = z.strictObject({
  reason: reasonCodeSchema,
  points: z.int().min(1).max(100),
  days: z.int().min(1).max(3650),
});

/** What so many points come to. `days` is how long it lasts, of a suspension and of premoderation. */
export const strikeStepSchema = z
  .strictObject({
    points: z.int().min(1).max(10_000),
    kind: z.enum(['warn', 'premoderate', 'suspend', 'ban']),
    days: z.int().min(1).max(3650).optional(),
    /** Acts at once, or waits for a person to confirm it. */
    act: z.enum(['propose', 'impose']),
  })
  .refine(({ kind, days }) => kind !== 'suspend' || days !== undefined, {
    path: ['days'],
    error: 'is required for a suspension',
  })
  .refine(({ kind, days }) => kind === 'suspend' || kind === 'premoderate' || days === undefined, {
    path: ['days'],
    error: 'must be left out: a warning and a ban do not end',
  });

export const strikePolicySchema = z.strictObject({
  weights: z
    .array(strikeWeightSchema)
    .min(1)
    .max(50)
    .refine((all) => new Set(all.map(({ reason }) => reason)).size === all.length, 'must name each reason once'),
  steps: z.array(strikeStepSchema).max(20),
});
export type StrikePolicy = z.infer<typeof strikePolicySchema>;

/** A comment of an author that a person rejected, while it weighs. */
export const strikeSchema = z.strictObject({
  commentId: z.string(),
  reason: reasonCodeSchema,
  points: z.int(),
  at: timestampSchema,
  expiresAt: timestampSchema,
});
export type Strike = z.infer<typeof strikeSchema>;

export const authorStrikesSchema = z.strictObject({ points: z.int(), strikes: z.array(strikeSchema) });
export type AuthorStrikes = z.infer<typeof authorStrikesSchema>;
