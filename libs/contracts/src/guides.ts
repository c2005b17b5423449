import { z } from 'zod';
import { reasonCodeSchema } from './reason-codes.js';

/** Somebody to turn to: who it is, and how he is reached, such as a telephone number or an address. */
export const guideContactSchema = z.strictObject({
  name: z.string().min(1).max(200),
  reach: z.string().min(1).max(500),
});

/** What a site's own moderators do about a comment with this reason. */
export const guideSchema = z.strictObject({
  reason: reasonCodeSchema,
  /** In the order they are taken. */
  steps: z.array(z.string().min(1).max(1000)).max(20),
  contacts: z.array(guideContactSchema).max(20),
});
export type Guide = z.infer<typeof guideSchema>;

export const guidesSchema = z
  .array(guideSchema)
  .max(30)
  .refine((all) => new Set(all.map(({ reason }) => reason)).size === all.length, 'must name each reason once');
