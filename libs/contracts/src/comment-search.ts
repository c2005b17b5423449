import { z } from 'zod';
import { reviewCommentSchema } from './admin.js';
import { openPlaceSchema } from './comment-history.js';
import { decisionSourceSchema } from './decision.js';
import { ofSiteSchema, pageQuerySchema } from './pages.js';
import { actionSchema, reasonCodeSchema } from './reason-codes.js';
import { timestampSchema } from './text.js';

const word = z.string('must be given once').min(1, 'must not be empty; leave it out').max(2000, 'is too long');

/** What comments are searched by; each must be met. */
export const commentFilterShape = {
  /** Words as in a web search: "in this order", or, -not. Case does not matter; words are not reduced to stems. */
  text: word.optional(),
  /** An author's id on the site, or his username. */
  author: word.optional(),
  /** An article's id on the site, or its address. */
  article: word.optional(),
  section: word.optional(),
  /** A rule that counted in the newest automatic decision. */
  rule: word.optional(),
  reason: reasonCodeSchema.optional(),
  /** Who took the decision it stands by, as in the audit log. */
  moderator: word.optional(),
  action: actionSchema.optional(),
  source: decisionSourceSchema.optional(),
  state: z.enum(['pending', 'decided', 'deleted']).optional(),
  from: timestampSchema.optional(),
  to: timestampSchema.optional(),
};
export const commentFilterSchema = z.strictObject(commentFilterShape);
export type CommentFilter = z.infer<typeof commentFilterSchema>;

export const commentSearchQuerySchema = pageQuerySchema.extend({
  siteId: ofSiteSchema,
  ...commentFilterShape,
});
export type CommentSearchQuery = z.infer<typeof commentSearchQuerySchema>;

/** `decidedBy`: who took the decision it stands by, as in the audit log; null: no person. */
export const foundCommentSchema = z.strictObject({
  etag: z.string(),
  comment: reviewCommentSchema,
  decidedBy: z.string().nullable(),
  item: openPlaceSchema.nullable(),
});
export type FoundComment = z.infer<typeof foundCommentSchema>;
