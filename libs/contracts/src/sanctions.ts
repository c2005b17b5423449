import { z } from 'zod';
import { pageQuerySchema } from './pages.js';
import { reasonCodeSchema } from './reason-codes.js';
import { timestampSchema } from './text.js';

/** From the mildest: `warn` is on record and acts on nothing. */
export const sanctionKindSchema = z.enum(['warn', 'premoderate', 'suspend', 'ban']);
export type SanctionKind = z.infer<typeof sanctionKindSchema>;

/** `proposed` acts on nothing until somebody confirms it. */
export const sanctionStateSchema = z.enum(['proposed', 'active', 'ended', 'lifted']);
export type SanctionState = z.infer<typeof sanctionStateSchema>;

/** A suspension ends by time, and premoderation may; a warning and a ban do not. */
export const newSanctionSchema = z
  .strictObject({
    kind: sanctionKindSchema,
    reason: reasonCodeSchema,
    until: timestampSchema.optional(),
    /** For moderators. */
    note: z.string().max(2000).optional(),
    /** For the author: told to the site. */
    message: z.string().max(2000).optional(),
  })
  .refine(({ kind, until }) => kind !== 'suspend' || until !== undefined, {
    path: ['until'],
    error: 'is required for a suspension: say when it ends, or ban',
  })
  .refine(({ kind, until }) => kind === 'suspend' || kind === 'premoderate' || until === undefined, {
    path: ['until'],
    error: 'must be left out: a warning acts on nothing, and a ban that ends is a suspension',
  });
export type NewSanction = z.infer<typeof newSanctionSchema>;

export const sanctionSchema = z.strictObject({
  id: z.string(),
  siteId: z.string(),
  authorKey: z.string(),
  kind: sanctionKindSchema,
  state: sanctionStateSchema,
  reason: reasonCodeSchema,
  note: z.string().nullable(),
  message: z.string().nullable(),
  /** Since when it acts; null while it is only proposed. */
  since: timestampSchema.nullable(),
  until: timestampSchema.nullable(),
  createdAt: timestampSchema,
  createdBy: z.string(),
  liftedAt: timestampSchema.nullable(),
  liftedBy: z.string().nullable(),
});
export type SanctionObject = z.infer<typeof sanctionSchema>;

export const sanctionQuerySchema = pageQuerySchema.extend({ state: sanctionStateSchema.optional() });
export type SanctionQuery = z.infer<typeof sanctionQuerySchema>;

/** What acts on his next comment: the strongest that is in force. */
export const standingSchema = z.strictObject({
  kind: sanctionKindSchema.exclude(['warn']),
  until: timestampSchema.nullable(),
});
export type Standing = z.infer<typeof standingSchema>;

/** The data of `author.sanctioned` and `author.sanction_lifted`. `version` rises by one with each of an author. */
export const sanctionToldSchema = z.strictObject({
  siteId: z.string(),
  author: z.strictObject({ key: z.string(), id: z.string().nullable(), username: z.string().nullable() }),
  version: z.int(),
  sanction: sanctionSchema.pick({
    id: true,
    kind: true,
    reason: true,
    message: true,
    since: true,
    until: true,
    liftedAt: true,
  }),
  standing: standingSchema.nullable(),
});
export type SanctionTold = z.infer<typeof sanctionToldSchema>;
