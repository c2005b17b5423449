import { z } from 'zod';

const share = z.number().min(0).max(1);

/** The share of automatic decisions that people look at again, by what they were. */
export const samplingSchema = z.strictObject({ approve: share, reject: share });
export type Sampling = z.infer<typeof samplingSchema>;
