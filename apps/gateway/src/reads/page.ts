import { type PageQuery, pageQuerySchema } from '@palaver/contracts';
import { fieldProblems, ProblemError } from '@palaver/platform';

/** @throws ProblemError 400 */
export function readPage(query: unknown): PageQuery {
  const parsed = pageQuerySchema.safeParse({ ...(query as object) });
  if (!parsed.success) {
    throw new ProblemError(400, 'invalid-query', 'Correct the query parameters named in errors.', {
      errors: fieldProblems(parsed.error, 'unknown parameter; there are limit and cursor'),
    });
  }
  return parsed.data;
}
