import { z } from 'zod';

/** The answer of every list. */
export const page = (item: z.ZodType) => z.strictObject({ data: z.array(item), nextCursor: z.string().nullable() });
