import { z } from 'zod';
import { diffReCountSchema } from './backtest-report.js';
import { timestampSchema } from './text.js';

export const MAX_RULE_SET_LENGTH = 4_000_000;

export const ruleSetIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}$/, 'must be 1 to 64 lower-case letters, digits and hyphens and begin with a letter');

const listNameSchema = z
  .string()
  .regex(/^lists\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'must be a name such as lists/allow.en');

const listsSchema = z.record(listNameSchema, z.string().max(MAX_RULE_SET_LENGTH));

/** What an author writes: a rule set as YAML or JSON, and the texts of the lists that stand beside it. */
const filesShape = {
  source: z.string().min(1, 'must not be empty').max(MAX_RULE_SET_LENGTH),
  lists: listsSchema.default({}),
};
export const ruleSetFilesSchema = z.strictObject(filesShape);
export type RuleSetFiles = z.infer<typeof ruleSetFilesSchema>;

/** To be looked at; without a source the draft is. */
export const checkRuleSetSchema = z
  .strictObject({ source: filesShape.source.optional(), lists: listsSchema.optional() })
  .refine((body) => body.lists === undefined || body.source !== undefined, {
    path: ['lists'],
    error: 'come with a source; send both, or neither to have the draft looked at',
  });
export type CheckRuleSet = z.infer<typeof checkRuleSetSchema>;

export const createDraftSchema = z.strictObject({ id: ruleSetIdSchema, ...filesShape });
export type CreateDraft = z.infer<typeof createDraftSchema>;

const noteSchema = z.string().max(2000).optional();
export const publishSchema = z.strictObject({ state: z.enum(['live', 'shadow']).default('live'), note: noteSchema });
export type Publish = z.infer<typeof publishSchema>;

export const noteBodySchema = z.strictObject({ note: noteSchema });

export const releaseBrakeSchema = z.strictObject({ rule: z.string().min(1).max(64), note: noteSchema });
export type ReleaseBrake = z.infer<typeof releaseBrakeSchema>;

export const ruleSetDraftSchema = z.strictObject({
  siteId: z.string(),
  id: z.string(),
  etag: z.string(),
  source: z.string(),
  lists: z.record(z.string(), z.string()),
  basedOn: z.int().nullable(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
  updatedBy: z.string(),
});
export type RuleSetDraft = z.infer<typeof ruleSetDraftSchema>;

export const versionStateSchema = z.enum(['shadow', 'live', 'archived']);

/** A live rule that the brake has put into shadow, and what it had hit by then: of how many comments it is the share. */
const brakedRuleSchema = z.strictObject({ rule: z.string(), at: timestampSchema, hits: z.int(), share: z.number() });

/** `copyOf`: the version that was published again. */
export const ruleSetVersionSchema = z.strictObject({
  siteId: z.string(),
  id: z.string(),
  version: z.int(),
  hash: z.string(),
  state: versionStateSchema,
  title: z.string().nullable(),
  note: z.string().nullable(),
  copyOf: z.int().nullable(),
  createdAt: timestampSchema,
  createdBy: z.string().nullable(),
  stateAt: timestampSchema,
  stateBy: z.string().nullable(),
  braked: z.array(brakedRuleSchema),
});
export type RuleSetVersionObject = z.infer<typeof ruleSetVersionSchema>;

/** `document` is what runs: everything it extends and lists is in it. `source` is null for a bundled pack. */
export const wholeVersionSchema = ruleSetVersionSchema.extend({
  source: z.string().nullable(),
  lists: z.record(z.string(), z.string()),
  document: z.record(z.string(), z.unknown()),
});
export type WholeVersion = z.infer<typeof wholeVersionSchema>;

export const siteRuleSetSchema = z.strictObject({
  siteId: z.string(),
  id: z.string(),
  live: z.int().nullable(),
  shadow: z.int().nullable(),
  latest: z.int().nullable(),
  draft: z.strictObject({ etag: z.string(), updatedAt: timestampSchema, updatedBy: z.string() }).nullable(),
});
export type SiteRuleSet = z.infer<typeof siteRuleSetSchema>;

export const ruleSetIssueSchema = z.strictObject({
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])),
  file: z.string().optional(),
  line: z.int().optional(),
  column: z.int().optional(),
  hint: z.string().optional(),
});
/** What a pattern costs: `literals` null means that it runs on every comment. Times are of the machine that was asked. */
const patternCostSchema = z.strictObject({
  pattern: z.string(),
  instructions: z.int(),
  literals: z.array(z.string()).nullable(),
  compileMs: z.number(),
  microseconds: z.number(),
});

/**
 * `hash` is what a version made of this would be known by; null while there are issues. `advice` names what is allowed
 * and hardly meant.
 */
export const lintResultSchema = z.strictObject({
  ok: z.boolean(),
  hash: z.string().nullable(),
  issues: z.array(ruleSetIssueSchema),
  advice: z.array(ruleSetIssueSchema),
  patterns: z.array(patternCostSchema),
});
export type LintResult = z.infer<typeof lintResultSchema>;

export const testFailureSchema = z.strictObject({
  rule: z.string(),
  kind: z.enum(['hit', 'miss']),
  index: z.int(),
  detail: z.string(),
});
export const testResultSchema = z.strictObject({
  ok: z.boolean(),
  ran: z.int(),
  failures: z.array(testFailureSchema),
});
export type TestResult = z.infer<typeof testResultSchema>;

export const diffSideSchema = z
  .string()
  .regex(/^(live|shadow|draft|[1-9]\d{0,8})$/, 'must be live, shadow, draft or a version number');
export const diffQuerySchema = z.strictObject({ from: diffSideSchema, to: diffSideSchema });
export type DiffQuery = z.infer<typeof diffQuerySchema>;
export const diffFilesSchema = z.strictObject({ from: diffSideSchema.default('live'), ...filesShape });
export type DiffFiles = z.infer<typeof diffFilesSchema>;

const changeSchema = z.enum(['added', 'removed', 'changed']);
/** Rule by rule; `before` and `after` are the parts as they run. `reCount` is what the newest backtest says of the two. */
export const ruleSetDiffSchema = z.strictObject({
  from: z.strictObject({ version: z.int().nullable(), hash: z.string() }),
  to: z.strictObject({ version: z.int().nullable(), hash: z.string() }),
  rules: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['rule', 'composite']),
      change: changeSchema,
      fields: z.array(z.string()),
      before: z.unknown(),
      after: z.unknown(),
    }),
  ),
  lists: z.array(
    z.strictObject({
      name: z.string(),
      change: changeSchema,
      added: z.array(z.string()),
      removed: z.array(z.string()),
      fields: z.array(z.string()),
    }),
  ),
  settings: z.array(z.strictObject({ name: z.string(), before: z.unknown(), after: z.unknown() })),
  reCount: diffReCountSchema.nullable(),
});
export type RuleSetDiff = z.infer<typeof ruleSetDiffSchema>;

/** Comments are looked at a part at a time: send it again with the cursor until there is none. */
export const reRunSchema = z.strictObject({ since: timestampSchema, cursor: z.string().min(1).max(400).optional() });
export type ReRun = z.infer<typeof reRunSchema>;
export const reRunResultSchema = z.strictObject({ opened: z.int(), nextCursor: z.string().nullable() });
export type ReRunResult = z.infer<typeof reRunResultSchema>;
