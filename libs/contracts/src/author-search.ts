import { z } from 'zod';
import { ofSiteSchema } from './pages.js';

/** How an author's name begins; case does not matter. All of them unless given. */
export const authorSearchQuerySchema = z.strictObject({
  name: z.string('must be given once').min(1, 'must not be empty; leave it out').max(200, 'is too long').default(''),
  siteId: ofSiteSchema,
});
export type AuthorSearchQuery = z.infer<typeof authorSearchQuerySchema>;

/** A name somebody has commented under. */
export const namedAuthorSchema = z.strictObject({ siteId: z.string(), key: z.string(), username: z.string() });
export type NamedAuthor = z.infer<typeof namedAuthorSchema>;
