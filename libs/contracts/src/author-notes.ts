import { z } from 'zod';
import { timestampSchema } from './text.js';

/** Whom a note is for: `moderators` alone, or the `author`, whose site is told. */
export const noteAudienceSchema = z.enum(['moderators', 'author']);
export type NoteAudience = z.infer<typeof noteAudienceSchema>;

export const newAuthorNoteSchema = z.strictObject({
  text: z.string().min(1, 'must say something').max(5000),
  audience: noteAudienceSchema.default('moderators'),
});
export type NewAuthorNote = z.infer<typeof newAuthorNoteSchema>;

/** `text` is null once the author is erased. */
export const authorNoteSchema = z.strictObject({
  id: z.string(),
  siteId: z.string(),
  authorKey: z.string(),
  audience: noteAudienceSchema,
  text: z.string().nullable(),
  createdAt: timestampSchema,
  createdBy: z.string(),
});
export type AuthorNote = z.infer<typeof authorNoteSchema>;

/** The data of `author.noted`. */
export const authorNoteToldSchema = z.strictObject({
  siteId: z.string(),
  author: z.strictObject({ key: z.string(), id: z.string().nullable(), username: z.string().nullable() }),
  note: authorNoteSchema.pick({ id: true, text: true, createdAt: true }),
});
export type AuthorNoteTold = z.infer<typeof authorNoteToldSchema>;
