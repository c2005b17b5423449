import { z } from 'zod';
import { handoverQuerySchema } from './handover.js';
import { ofSiteSchema } from './pages.js';
import { timestampSchema } from './text.js';

/** `?hours`: how far it looks back; `?siteId`: of this site alone. */
export const ownWorkQuerySchema = handoverQuerySchema.extend({
  siteId: ofSiteSchema,
});
export type OwnWorkQuery = z.infer<typeof ownWorkQuerySchema>;

/** What a caller decided himself, counted from the beginning of an hour on. */
export const ownWorkSchema = z.strictObject({ since: timestampSchema, approved: z.int(), rejected: z.int() });
export type OwnWork = z.infer<typeof ownWorkSchema>;
