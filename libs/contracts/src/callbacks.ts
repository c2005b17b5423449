import { z } from 'zod';
import { commentObjectSchema } from './decision.js';
import { endpointDisabledSchema } from './endpoints.js';
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
