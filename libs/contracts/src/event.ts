import { z } from 'zod';
import { actionSchema, reasonCodeSchema } from './reason-codes.js';
import { idSchema, readerText, repairText, revSchema, timestampSchema } from './text.js';

export const MAX_TEXT_LENGTH = 100_000;
export const MAX_META_BYTES = 2048;
export const MAX_BATCH_EVENTS = 500;

const count = z.int('must be a whole number').min(0, 'must be 0 or more').max(2_147_483_647);
const net = z.int('must be a whole number').min(-2_147_483_648).max(2_147_483_647);

/** One number where the site shows one, up and down where it keeps both. Absolute totals, never increments. */
export const votesSchema = z.union([net, z.strictObject({ up: count, down: count })], {
  error: 'must be a whole number, or { "up": n, "down": n } with whole numbers of 0 or more',
});
export type Votes = z.infer<typeof votesSchema>;

export const articleSchema = z.strictObject({
  id: idSchema.optional(),
  url: readerText(2000, 'the address').pipe(
    z.string().regex(/^https?:\/\/[^\s]+$/i, 'must be an absolute http or https address'),
  ),
  title: readerText(1000, 'the title').optional(),
  section: readerText(200, 'the section').optional(),
  tags: z.array(readerText(200, 'the tag')).max(100, 'must hold at most 100 tags').optional(),
  language: z.string().min(2).max(35).optional(),
  publishedAt: timestampSchema.optional(),
  updatedAt: timestampSchema.optional(),
});
export type Article = z.infer<typeof articleSchema>;

export const authorSchema = z.strictObject({
  id: idSchema.optional(),
  username: readerText(256, 'the username').refine((value) => value.length > 0, 'must not be empty'),
  createdAt: timestampSchema.optional(),
  roles: z.array(z.string().min(1).max(100)).max(50).optional(),
  /** The site's ids of other accounts that it takes for the same person's. */
  linkedAccounts: z.array(idSchema).max(20, 'must hold at most 20 ids').optional(),
  email: z.string().max(320).optional(),
  ip: z.string().max(64).optional(),
});
export type Author = z.infer<typeof authorSchema>;

/** Any JSON value. Spelled by hand: a schema that refers to itself, as zod's own does, cannot be compiled. */
const jsonSchema = z.unknown().refine(isJson, 'does not have an allowed form');

function isJson(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).every(isJson);
  }
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

const metaSchema = z
  .record(z.string().max(200), jsonSchema)
  .transform((meta) => JSON.parse(repairText(JSON.stringify(meta).replaceAll('\\u0000', '\\ufffd'))) as typeof meta)
  .refine(
    (meta) => Buffer.byteLength(JSON.stringify(meta)) <= MAX_META_BYTES,
    `must be at most ${MAX_META_BYTES} bytes of JSON: keep large things on your side`,
  );

/** One comment as the site sends it: what `comment.created`, `comment.updated` and POST /v1/comments carry. */
export const commentSchema = z.strictObject({
  id: idSchema,
  rev: revSchema.optional(),
  article: articleSchema,
  parentId: idSchema.optional(),
  author: authorSchema,
  text: readerText(MAX_TEXT_LENGTH, 'the text').refine((value) => value.length > 0, 'must not be empty'),
  format: z.enum(['plain', 'html', 'markdown']).optional(),
  language: z.string().min(2).max(35).optional(),
  createdAt: timestampSchema.optional(),
  updatedAt: timestampSchema.optional(),
  votes: votesSchema.optional(),
  scores: z
    .record(
      z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, 'must be a name of letters, digits and _'),
      z.number().min(0, 'must be between 0 and 1').max(1, 'must be between 0 and 1'),
    )
    .optional(),
  meta: metaSchema.optional(),
});
export type Comment = z.infer<typeof commentSchema>;

export const deletedCommentSchema = z.strictObject({ id: idSchema, rev: revSchema.optional() });
export const votedCommentSchema = z.strictObject({ id: idSchema, votes: votesSchema, seq: revSchema });
export const reportedCommentSchema = z.strictObject({
  id: idSchema,
  reporter: z.strictObject({ id: idSchema }),
  reason: z.string().min(1).max(100),
  note: readerText(2000, 'the note').optional(),
  at: timestampSchema.optional(),
});
export const siteDecisionSchema = z.strictObject({
  id: idSchema,
  rev: revSchema.optional(),
  action: actionSchema,
  reasonCode: reasonCodeSchema.optional(),
  by: readerText(200, 'the name').optional(),
  decidedAt: timestampSchema,
});

const envelope = <Type extends string, Data extends z.ZodType>(type: Type, data: Data) =>
  z.strictObject({ type: z.literal(type), id: idSchema, timestamp: timestampSchema, data });

export const commentCreatedSchema = envelope('comment.created', commentSchema);
export const commentUpdatedSchema = envelope('comment.updated', commentSchema);
export const commentDeletedSchema = envelope('comment.deleted', deletedCommentSchema);
export const commentVotedSchema = envelope('comment.voted', votedCommentSchema);
export const commentReportedSchema = envelope('comment.reported', reportedCommentSchema);
export const commentDecidedSchema = envelope('comment.decided', siteDecisionSchema);
export const authorUpdatedSchema = envelope(
  'author.updated',
  z.strictObject({ author: authorSchema.extend({ id: idSchema }) }),
);
export const authorErasedSchema = envelope(
  'author.erased',
  z.strictObject({ author: z.strictObject({ id: idSchema }) }),
);
export const articleUpdatedSchema = envelope('article.updated', z.strictObject({ article: articleSchema }));

/** Every event a site can send, told apart by `type`. */
export const eventSchema = z.discriminatedUnion('type', [
  commentCreatedSchema,
  commentUpdatedSchema,
  commentDeletedSchema,
  commentVotedSchema,
  commentReportedSchema,
  commentDecidedSchema,
  authorUpdatedSchema,
  authorErasedSchema,
  articleUpdatedSchema,
]);
export type SiteEvent = z.infer<typeof eventSchema>;
export type EventType = SiteEvent['type'];
export const EVENT_TYPES = eventSchema.options.map((option) => option.shape.type.value);
