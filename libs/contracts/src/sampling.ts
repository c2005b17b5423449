import { z } from 'zod';

const share = z.number().min(0).max(1);

/** The share of automatic decisions that people look at again, by what they were, and that of decisions of people. */
export const samplingSchema = z.strictObject({ approve: share, reject: share, secondLook: share.default(0) });
export type Sampling = z.infer<typeof samplingSchema>;
