import { z } from 'zod';

const LIMIT = 'must be a whole number from 1 to 200';

/** `?limit&cursor` of every list: how many, and from where on. */
export const pageQuerySchema = z.strictObject({
  cursor: z
    .string('must be given once')
    .min(1, 'must not be empty; leave it out to begin at the start')
    .max(500, 'is too long')
    .optional(),
  limit: z
    .string(LIMIT)
    .regex(/^\d{1,3}$/, LIMIT)
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= 200, LIMIT)
    .default(50),
});
/** `?siteId` of what is read of all sites the caller sees, or of one. */
export const ofSiteSchema = z.string('must be given once').min(1).max(63).optional();
export type PageQuery = z.infer<typeof pageQuerySchema>;
