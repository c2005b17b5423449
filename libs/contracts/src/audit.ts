import { z } from 'zod';
import { pageQuerySchema } from './pages.js';
import { timestampSchema } from './text.js';

const filter = z.string('must be given once').min(1).max(300);

/** `?siteId&actor&action&subject` of the audit log; each must be met to the letter. */
export const auditQuerySchema = pageQuerySchema.extend({
  siteId: filter.optional(),
  actor: filter.optional(),
  action: filter.optional(),
  subject: filter.optional(),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;

export const auditEntrySchema = z.strictObject({
  id: z.string(),
  /** `*` for what concerns the installation, such as a token for all sites. */
  siteId: z.string(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  /** Null once it is erased. */
  content: z.record(z.string(), z.json()).nullable(),
  at: timestampSchema,
  /** The place in the site's chain and its hashes, in hex; null until it is sealed, a second or so. */
  pos: z.int().nullable(),
  prevHash: z.string().nullable(),
  hash: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
