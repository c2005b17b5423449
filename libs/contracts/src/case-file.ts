import { z } from 'zod';
import { decisionSourceSchema, ruleSetReferenceSchema } from './decision.js';
import { deliveryStateSchema } from './deliveries.js';
import { actionSchema, reasonCodeSchema } from './reason-codes.js';
import { timestampSchema } from './text.js';

/** Why something of a case is not there any more, and since when where that is known. */
const goneSchema = z.strictObject({ why: z.enum(['erased', 'forgotten']), at: timestampSchema.nullable() }).nullable();

/** One version of the text; `text` is null once it is gone. */
export const caseRevisionSchema = z.strictObject({
  rev: z.int(),
  receivedAt: timestampSchema.nullable(),
  text: z.string().nullable(),
  textSha256: z.string().nullable(),
  /** All that the site sent. */
  sent: z.record(z.string(), z.json()).nullable(),
  gone: goneSchema,
});

/** `facts` and `result` are what was stored with it; both are null where nothing was evaluated. */
export const caseDecisionSchema = z.strictObject({
  version: z.int(),
  rev: z.int(),
  run: z.int(),
  action: actionSchema,
  source: decisionSourceSchema,
  actor: z.string().nullable(),
  reasonCode: reasonCodeSchema.nullable(),
  note: z.string().nullable(),
  score: z.number().nullable(),
  ruleSet: ruleSetReferenceSchema.nullable(),
  override: z.boolean(),
  decidedAt: timestampSchema,
  facts: z.json().nullable(),
  result: z.json().nullable(),
  gone: goneSchema,
  /** The place in the audit chain of the digest that tells of it; null for what a person did, and until it is told. */
  digestPos: z.int().nullable(),
});

/** A version that decided, and the wording of the rules that hit. */
export const caseRuleSetSchema = ruleSetReferenceSchema.extend({
  title: z.string().nullable(),
  note: z.string().nullable(),
  publishedAt: timestampSchema,
  publishedBy: z.string().nullable(),
  rules: z.array(z.strictObject({ rule: z.string(), wording: z.record(z.string(), z.json()).nullable() })),
});

export const casePersonSchema = z.strictObject({
  actor: z.string(),
  acts: z.array(z.string()),
  firstAt: timestampSchema,
  lastAt: timestampSchema,
});

export const caseDeliverySchema = z.strictObject({
  endpointId: z.string(),
  url: z.string(),
  version: z.int(),
  state: deliveryStateSchema,
  attempts: z.int(),
  createdAt: timestampSchema,
  deliveredAt: timestampSchema.nullable(),
  status: z.int().nullable(),
  error: z.string().nullable(),
  tries: z.array(
    z.strictObject({
      attempt: z.int(),
      at: timestampSchema,
      status: z.int().nullable(),
      error: z.string().nullable(),
      latencyMs: z.int(),
    }),
  ),
});

export const caseReportSchema = z.strictObject({
  reporterId: z.string(),
  reason: z.string(),
  note: z.string().nullable(),
  reportedAt: timestampSchema,
});

/** A row of the audit chain with all its hash is made of; what is not readable text is in hexadecimal digits. */
export const caseAuditRowSchema = z.strictObject({
  id: z.string(),
  at: timestampSchema,
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  /** The text whose commitment is in the chain, to the byte. */
  content: z.string().nullable(),
  salt: z.string().nullable(),
  commitment: z.string(),
  canonical: z.string(),
  pos: z.int().nullable(),
  prevHash: z.string().nullable(),
  hash: z.string().nullable(),
});
export type CaseAuditRow = z.infer<typeof caseAuditRowSchema>;

/** Everything that is known of one comment, with what proves it. */
export const caseFileSchema = z.strictObject({
  siteId: z.string(),
  commentId: z.string(),
  madeAt: timestampSchema,
  madeBy: z.string(),
  comment: z.strictObject({
    receivedAt: timestampSchema,
    headRev: z.int(),
    deletedRev: z.int().nullable(),
    erasedAt: timestampSchema.nullable(),
    decisionVersion: z.int(),
    authorKey: z.string().nullable(),
  }),
  revisions: z.array(caseRevisionSchema),
  decisions: z.array(caseDecisionSchema),
  ruleSets: z.array(caseRuleSetSchema),
  persons: z.array(casePersonSchema),
  deliveries: z.array(caseDeliverySchema),
  reports: z.array(caseReportSchema),
  audit: z.strictObject({
    rows: z.array(caseAuditRowSchema),
    head: z.strictObject({ pos: z.int(), hash: z.string() }).nullable(),
    /** How anybody can check it, step by step. */
    check: z.array(z.string()),
  }),
});
export type CaseFile = z.infer<typeof caseFileSchema>;
