import { fieldProblems, ProblemError } from '@palaver/platform';
import { z } from 'zod';

const LIMIT = 'must be a whole number from 1 to 200';

export const pageSchema = z.strictObject({
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

/** @throws ProblemError 400 */
export function readPage(query: unknown): z.output<typeof pageSchema> {
  const parsed = pageSchema.safeParse({ ...(query as object) });
  if (!parsed.success) {
    throw new ProblemError(400, 'invalid-query', 'Correct the query parameters named in errors.', {
      errors: fieldProblems(parsed.error, 'unknown parameter; there are limit and cursor'),
    });
  }
  return parsed.data;
}
