import { z } from 'zod';
import { reachedSectionsSchema, reachedSitesSchema } from './reach.js';
import { timestampSchema } from './text.js';

export const ROLES = ['admin', 'lead', 'moderator', 'analyst'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

export const createTokenSchema = z.strictObject({
  name: z.string().min(1).max(200),
  role: roleSchema,
  sites: reachedSitesSchema,
  /** Those of its articles alone; all when left out. */
  sections: reachedSectionsSchema.optional(),
  expiresAt: timestampSchema.optional(),
});
export type CreateToken = z.infer<typeof createTokenSchema>;

/** `token` is in the answer that creates it and nowhere else: only its hash is kept. */
export const apiTokenSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  role: roleSchema,
  sites: z.array(z.string()),
  sections: z.array(z.string()).nullable(),
  prefix: z.string(),
  createdAt: timestampSchema,
  createdBy: z.string().nullable(),
  expiresAt: timestampSchema.nullable(),
  revokedAt: timestampSchema.nullable(),
  /** To the minute; null while it was never used. */
  lastUsedAt: timestampSchema.nullable(),
  token: z.string().optional(),
});
export type ApiTokenObject = z.infer<typeof apiTokenSchema>;
