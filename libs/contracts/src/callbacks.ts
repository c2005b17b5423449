import { z } from 'zod';
import { articleModeToldSchema } from './articles.js';
import { authorNoteToldSchema } from './author-notes.js';
import { commentObjectSchema } from './decision.js';
import { endpointDisabledSchema } from './endpoints.js';
import { sanctionToldSchema } from './sanctions.js';
import { timestampSchema } from './text.js';

/** What an endpoint of the type `comment.moderated` is told: the comment as it stands, under the time of its decision. */
export const commentModeratedSchema = z.strictObject({
  type: z.literal('comment.moderated'),
  timestamp: timestampSchema,
  data: commentObjectSchema,
});
export type CommentModerated = z.infer<typeof commentModeratedSchema>;

/** What the other endpoints of a site are told when one was switched off. */
export const endpointSwitchedOffSchema = z.strictObject({
  type: z.literal('endpoint.disabled'),
  timestamp: timestampSchema,
  data: endpointDisabledSchema,
});
export type EndpointSwitchedOff = z.infer<typeof endpointSwitchedOffSchema>;

/** Something is held against an author from now on. */
export const authorSanctionedSchema = z.strictObject({
  type: z.literal('author.sanctioned'),
  timestamp: timestampSchema,
  data: sanctionToldSchema,
});

/** It is held against him no more. What ends by its time is told by `until` and by no message of its own. */
export const authorSanctionLiftedSchema = z.strictObject({
  type: z.literal('author.sanction_lifted'),
  timestamp: timestampSchema,
  data: sanctionToldSchema,
});

/** A moderator wrote something for an author. */
export const authorNotedSchema = z.strictObject({
  type: z.literal('author.noted'),
  timestamp: timestampSchema,
  data: authorNoteToldSchema,
});

/** How an article is moderated has changed, by hand or by its calendar. */
export const articleModeChangedSchema = z.strictObject({
  type: z.literal('article.mode_changed'),
  timestamp: timestampSchema,
  data: articleModeToldSchema,
});

/** Sent when somebody asks for a test; an endpoint need not ask for the type. */
export const endpointTestedSchema = z.strictObject({
  type: z.literal('endpoint.test'),
  timestamp: timestampSchema,
  data: z.strictObject({ siteId: z.string(), id: z.string() }),
});
