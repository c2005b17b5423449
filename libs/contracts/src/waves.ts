import { z } from 'zod';
import { reviewCommentSchema } from './admin.js';
import { MOST_SELECTED, needsReason, selectedSchema, verdictShape } from './batches.js';
import { ofSiteSchema, pageQuerySchema } from './pages.js';
import { siteIdSchema } from './site-settings.js';
import { idSchema, timestampSchema } from './text.js';

export const waveQuerySchema = pageQuerySchema.extend({
  siteId: ofSiteSchema,
  /** This one alone. */
  wave: z.string('must be given once').min(1).max(600).optional(),
  sample: z.coerce
    .number('must be a whole number from 1 to 100')
    .int('must be a whole number from 1 to 100')
    .min(1, 'must be 1 or more')
    .max(100, 'must be at most 100')
    .default(3),
});
export type WaveQuery = z.infer<typeof waveQuerySchema>;

/** Open review items as one card: `entries` are up to 500 of its comments in the state they are in, `sample` the first of them whole. */
export const waveSchema = z.strictObject({
  siteId: z.string(),
  wave: z.string(),
  kind: z.enum(['copies', 'below', 'replies']),
  total: z.int(),
  since: timestampSchema,
  entries: z.array(z.strictObject({ comment: z.string(), etag: z.string() })),
  sample: z.array(reviewCommentSchema),
});
export type Wave = z.infer<typeof waveSchema>;

/** The comments of a wave as they were seen, but for those picked out. */
export const decideWaveSchema = z
  .strictObject({
    siteId: siteIdSchema,
    wave: z.string().min(1).max(600),
    entries: z.array(selectedSchema).min(1).max(MOST_SELECTED, `must hold at most ${MOST_SELECTED} comments`),
    except: z.array(idSchema).max(MOST_SELECTED).default([]),
    ...verdictShape,
  })
  .refine(needsReason.check, needsReason.problem);
export type DecideWave = z.infer<typeof decideWaveSchema>;
