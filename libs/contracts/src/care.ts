import { z } from 'zod';

/** How many severe items in a row a caller wants to be handed; null: as many as come. */
export const careSchema = z.strictObject({
  severeInARow: z.int().min(1, 'must be 1 or more, or null').max(100, 'must be at most 100, or null').nullable(),
});
export type Care = z.infer<typeof careSchema>;
