import { z } from 'zod';
import { roleSchema } from './api-tokens.js';
import { pageQuerySchema } from './pages.js';
import { reasonCodeSchema } from './reason-codes.js';
import { queueIdSchema } from './review-queues.js';
import { siteIdSchema } from './site-settings.js';
import { idSchema, timestampSchema } from './text.js';

export const itemsQuerySchema = pageQuerySchema.extend({
  siteId: siteIdSchema.optional(),
  queue: queueIdSchema.optional(),
  state: z.enum(['open', 'free', 'claimed', 'overdue', 'closed']).default('open'),
  section: z.string().min(1).max(200).optional(),
  reason: reasonCodeSchema.optional(),
});
export type ItemsQuery = z.infer<typeof itemsQuerySchema>;

export const queuesQuerySchema = pageQuerySchema.extend({ siteId: siteIdSchema.optional() });
export type QueuesQuery = z.infer<typeof queuesQuerySchema>;

/** A comment a person wants looked at; it stays as it is decided meanwhile. */
export const openItemSchema = z.strictObject({
  siteId: siteIdSchema,
  commentId: idSchema,
  note: z.string().max(2000).optional(),
});
export type OpenItem = z.infer<typeof openItemSchema>;

export const handOverSchema = z.strictObject({
  /** How the other one stands in the audit log, such as token:desk or person:<id>. */
  to: z.string().min(1).max(220),
});
export type HandOver = z.infer<typeof handOverSchema>;

/** Somebody an item can be handed to. */
export const colleagueSchema = z.strictObject({ actor: z.string(), name: z.string(), role: roleSchema });
export type Colleague = z.infer<typeof colleagueSchema>;
export const colleaguesSchema = z.strictObject({ data: z.array(colleagueSchema) });

export const escalateSchema = z.strictObject({ note: z.string().max(2000).optional() });
export type Escalate = z.infer<typeof escalateSchema>;

export const lookersSchema = z.strictObject({ viewing: z.array(z.string()) });
export const heldUntilSchema = z.strictObject({ until: timestampSchema });
export const heldLeasesSchema = z.strictObject({
  data: z.array(z.strictObject({ id: z.string(), until: timestampSchema })),
});
export const releasedSchema = z.strictObject({ released: z.array(z.string()) });
