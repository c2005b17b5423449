import { z } from 'zod';
import { guidesSchema } from './guides.js';
import { REASON_CODES, reasonCodeSchema } from './reason-codes.js';
import { strikePolicySchema } from './strikes.js';
import { timestampSchema } from './text.js';
import { timeZoneSchema } from './time-zone.js';

export const siteIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,62}$/, 'must be 1 to 63 lower-case letters, digits and hyphens and begin with a letter');

const distinct = (values: readonly unknown[]) => new Set(values).size === values.length;
const once = 'must name each once';

/** What of a site is changed by people. */
const siteSettings = {
  name: z.string().min(1).max(200),
  mode: z.enum(['live', 'observe']),
  whileUndecided: z.enum(['hide', 'show']),
  /** What becomes of replies to a comment that is rejected; review: they wait for a person. */
  rejectedReplies: z.enum(['stay', 'hide', 'review']),
  /** What its readers speak, the most important first: authors are told in it what cannot be said in their own. */
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language such as de or pt-BR'))
    .max(20)
    .refine(distinct, once),
  /** Of calendars of its articles that name none. */
  timeZone: timeZoneSchema,
  /** What reports of a comment have to weigh for a person to look at it; null: no weight is enough. */
  reportThreshold: z.number().min(0.1).max(10_000).nullable(),
  /** What rejections weigh against their author, and what so much comes to; null: there are no strikes. */
  strikes: strikePolicySchema.nullable(),
  /** The reason codes its moderators reject with; null offers all. */
  reasons: z.array(reasonCodeSchema).min(1).max(REASON_CODES.length).refine(distinct, once).nullable(),
  /** What its moderators do about certain reasons, and whom they turn to. */
  guides: guidesSchema,
};

export const changeSiteSchema = z.strictObject(siteSettings).partial();
export type ChangeSite = z.infer<typeof changeSiteSchema>;

export const createSiteSchema = z.strictObject({
  id: siteIdSchema,
  ...changeSiteSchema.shape,
  name: siteSettings.name,
  ruleSet: z.string().max(100).optional(),
});
export type CreateSite = z.infer<typeof createSiteSchema>;

export const siteSchema = z.strictObject({
  id: z.string(),
  ...siteSettings,
  ruleSet: z.strictObject({ id: z.string(), version: z.int() }),
  createdAt: timestampSchema,
});
export type SiteObject = z.infer<typeof siteSchema>;

/** A secret that the site signs its webhooks with; `secret` is in the answer that creates it and nowhere else. */
export const siteSecretSchema = z.strictObject({
  id: z.string(),
  siteId: z.string(),
  createdAt: timestampSchema,
  expiresAt: timestampSchema.nullable(),
  secret: z.string().optional(),
});
export type SiteSecretObject = z.infer<typeof siteSecretSchema>;
