import { z } from 'zod';
import { timestampSchema } from './text.js';

/** What an endpoint can ask to be told. */
export const endpointTypeSchema = z.enum([
  'comment.moderated',
  'author.sanctioned',
  'author.sanction_lifted',
  'author.noted',
  'article.mode_changed',
  'endpoint.disabled',
]);
export type EndpointType = z.infer<typeof endpointTypeSchema>;

/** What a message is about, and the type it is sent as where its row names none. */
export const TYPE_OF_TOPIC = {
  decision: 'comment.moderated',
  endpoint: 'endpoint.disabled',
  sanction: 'author.sanctioned',
  note: 'author.noted',
  article: 'article.mode_changed',
} as const satisfies Record<string, EndpointType>;
export type Topic = keyof typeof TYPE_OF_TOPIC;

const urlSchema = z.url({ protocol: /^https?$/, error: 'must be an absolute http or https address' }).max(2000);
const typesSchema = z
  .array(endpointTypeSchema)
  .min(1, `must name at least one type: ${endpointTypeSchema.options.join(', ')}`);

export const createEndpointSchema = z.strictObject({
  siteId: z.string().min(1).max(63),
  url: urlSchema,
  types: typesSchema,
});

/** Enabling an endpoint again, or another address, forgets its failures. */
export const changeEndpointSchema = z
  .strictObject({ url: urlSchema.optional(), types: typesSchema.optional(), enabled: z.boolean().optional() })
  .refine((change) => Object.keys(change).length > 0, {
    error: 'must change something: url, types or enabled',
    when: ({ issues }) => issues.length === 0,
  });
export type ChangeEndpoint = z.infer<typeof changeEndpointSchema>;

/** `gone`: it answered 410; `unreachable`: no success for 72 hours; `person`: somebody switched it off. */
export const disabledReasonSchema = z.enum(['gone', 'unreachable', 'person']);

export const endpointSchema = z.strictObject({
  id: z.string(),
  siteId: z.string(),
  url: z.string(),
  types: z.array(endpointTypeSchema),
  enabled: z.boolean(),
  createdAt: timestampSchema,
  etag: z.string(),
  /** Tries in a row that failed, and since when none succeeded. */
  failures: z.int(),
  failingSince: timestampSchema.nullable(),
  /** While it is set, one message at a time is tried. */
  breakerOpenedAt: timestampSchema.nullable(),
  disabledAt: timestampSchema.nullable(),
  disabledReason: disabledReasonSchema.nullable(),
  /** Until then the secret before the rotation signs as well. */
  previousSecretEndsAt: timestampSchema.nullable(),
  /** In the answers that make it and nowhere else. */
  secret: z.string().optional(),
});
export type EndpointObject = z.infer<typeof endpointSchema>;

/** The data of `endpoint.disabled`, sent to the site's other endpoints. */
export const endpointDisabledSchema = z.strictObject({
  siteId: z.string(),
  id: z.string(),
  url: z.string(),
  reason: disabledReasonSchema.exclude(['person']),
  status: z.int().nullable(),
  error: z.string().nullable(),
  failingSince: timestampSchema.nullable(),
  disabledAt: timestampSchema,
});
export type EndpointDisabled = z.infer<typeof endpointDisabledSchema>;

/** How sending a test message went; `error` says in words what to look at. */
export const testSendSchema = z.strictObject({
  delivered: z.boolean(),
  messageId: z.string(),
  status: z.int().nullable(),
  latencyMs: z.int(),
  error: z.string().nullable(),
});
export type TestSend = z.infer<typeof testSendSchema>;
