import { z } from 'zod';
import { authorSchema } from './event.js';
import { pageQuerySchema } from './pages.js';
import { actionSchema } from './reason-codes.js';
import { standingSchema } from './sanctions.js';
import { timestampSchema } from './text.js';

/** How many of his comments stand where, counted from the comments as they are. */
export const authorCountsSchema = z.strictObject({
  comments: z.int(),
  approved: z.int(),
  rejected: z.int(),
  review: z.int(),
  undecided: z.int(),
  deleted: z.int(),
});

/** Shares of what is decided and not deleted, 0 to 1; null where nothing is. */
export const authorRatesSchema = z.strictObject({
  approval: z.number().nullable(),
  rejection: z.number().nullable(),
  review: z.number().nullable(),
});

/** Another account the site takes for the same person's; nothing acts on it. */
export const linkedAccountSchema = z.strictObject({
  key: z.string(),
  username: z.string().nullable(),
  isKnown: z.boolean(),
  standing: standingSchema.nullable(),
});

/** Who wrote comments on a site. `sent` is what the site told of him last; empty once he is erased. */
export const authorRecordSchema = z.strictObject({
  key: z.string(),
  siteId: z.string(),
  sent: authorSchema.omit({ email: true, ip: true }).partial(),
  firstSeenAt: timestampSchema,
  erasedAt: timestampSchema.nullable(),
  counts: authorCountsSchema,
  rates: authorRatesSchema,
  standing: standingSchema.nullable(),
  linked: z.array(linkedAccountSchema),
  etag: z.string(),
});
export type AuthorRecord = z.infer<typeof authorRecordSchema>;

export const authorHistoryQuerySchema = pageQuerySchema.extend({
  action: z.enum([...actionSchema.options, 'undecided']).optional(),
});
export type AuthorHistoryQuery = z.infer<typeof authorHistoryQuerySchema>;
