import { z } from 'zod';
import { articleModeToldSchema } from './articles.js';
import { authorNoteToldSchema } from './author-notes.js';
import { commentObjectSchema } from './decision.js';
import { endpointDisabledSchema } from './endpoints.js';
import { sanctionToldSchema } from './sanctions.js';
import { timestampSchema } from './text.js';

/** A callback as the Standard Webhooks have it. */
function message<Type extends string, Data extends z.ZodType>(type: Type, data: Data) {
  return z.strictObject({ type: z.literal(type), timestamp: timestampSchema, data });
}

/** What an endpoint of the type `comment.moderated` is told: the comment as it stands, under the time of its decision. */
export const commentModeratedSchema = message('comment.moderated', commentObjectSchema);
export type CommentModerated = z.infer<typeof commentModeratedSchema>;

/** What the other endpoints of a site are told when one was switched off. */
export const endpointSwitchedOffSchema = message('endpoint.disabled', endpointDisabledSchema);
export type EndpointSwitchedOff = z.infer<typeof endpointSwitchedOffSchema>;

/** Something is held against an author from now on. */
export const authorSanctionedSchema = message('author.sanctioned', sanctionToldSchema);

/** It is held against him no more. What ends by its time is told by `until` and by no message of its own. */
export const authorSanctionLiftedSchema = message('author.sanction_lifted', sanctionToldSchema);

/** A moderator wrote something for an author. */
export const authorNotedSchema = message('author.noted', authorNoteToldSchema);

/** How an article is moderated has changed, by hand or by its calendar. */
export const articleModeChangedSchema = message('article.mode_changed', articleModeToldSchema);

/** Sent when somebody asks for a test; an endpoint need not ask for the type. */
export const endpointTestedSchema = message('endpoint.test', z.strictObject({ siteId: z.string(), id: z.string() }));
