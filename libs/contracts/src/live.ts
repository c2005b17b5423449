import { z } from 'zod';
import { timestampSchema } from './text.js';

/** `data` of the events opened, changed, claimed, released and closed; it holds ids, and nothing of what readers wrote. */
export const liveItemSchema = z.strictObject({
  id: z.string(),
  siteId: z.string(),
  commentId: z.string(),
  queue: z.string(),
  section: z.string().nullable(),
  severity: z.int(),
  priority: z.int(),
  openedAt: timestampSchema,
  closedAt: timestampSchema.nullable(),
  claim: z.strictObject({ by: z.string(), until: timestampSchema }).nullable(),
});
export type LiveItem = z.infer<typeof liveItemSchema>;

/** `data` of the event counts: how many wait in each queue of a site, up to `most`; what is missing is empty. */
export const liveCountsSchema = z.strictObject({
  siteId: z.string(),
  queues: z.record(z.string(), z.int()),
  most: z.int(),
});
export type LiveCounts = z.infer<typeof liveCountsSchema>;
