import { z } from 'zod';
import { timestampSchema } from './text.js';

/** What a site's key opens: sending, reading back, and scoring without storing. */
export const KEY_SCOPES = ['comments:write', 'comments:read', 'evaluations'] as const;
export const keyScopeSchema = z.enum(KEY_SCOPES);
export type KeyScope = z.infer<typeof keyScopeSchema>;

export const createKeySchema = z.strictObject({
  name: z.string().min(1).max(200),
  test: z.boolean().optional(),
  /** All when left out. */
  scopes: z.array(keyScopeSchema).min(1).max(KEY_SCOPES.length).optional(),
  expiresAt: timestampSchema.optional(),
});
export type CreateKey = z.infer<typeof createKeySchema>;

/** `key` is in the answer that creates it and nowhere else: only its hash is kept. */
export const siteKeySchema = z.strictObject({
  id: z.string(),
  siteId: z.string(),
  name: z.string(),
  prefix: z.string(),
  test: z.boolean(),
  scopes: z.array(keyScopeSchema),
  createdAt: timestampSchema,
  expiresAt: timestampSchema.nullable(),
  revokedAt: timestampSchema.nullable(),
  key: z.string().optional(),
});
export type SiteKeyObject = z.infer<typeof siteKeySchema>;
