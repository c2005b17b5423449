import { actionSchema, reasonCodeSchema } from '@palaver/contracts';
import { z } from 'zod';
import { PACK_REFERENCE } from '../pack-reference.js';
import { viewSchema } from './comparison.schema.js';
import { conditionSchema } from './condition.schema.js';
import { durationSchema } from './duration.js';
import { languageSchema } from './language.js';
import { listSchema } from './list.schema.js';
import { ruleTestsSchema } from './rule-tests.schema.js';

const points = z
  .number()
  .min(-1000)
  .max(1000)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, 'must have at most two decimal places');

/** Points that depend on what was found; RULES section 2. */
export const scoreSchema = z.union([
  points,
  z
    .strictObject({
      base: points.optional(),
      perView: z.partialRecord(viewSchema, points).optional(),
      /** Factor when everything found stands in quotes. */
      quoted: z.number().min(0).max(1).optional(),
      per: points.optional(),
      over: z.number().optional(),
      max: points.optional(),
      from: z.string().min(1).optional(),
      scale: z.number().optional(),
    })
    .meta({ id: 'Score' }),
]);
export type Score = z.infer<typeof scoreSchema>;

const modeSchema = z.enum(['live', 'shadow', 'off']);
export type Mode = z.infer<typeof modeSchema>;
const ruleIdSchema = z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'must be capitals, digits and _ such as LINK_NEW_USER');
const nameSchema = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'must be lower-case letters, digits and _');
const expressionSchema = z.string().min(1).max(2000);
const say = z.string().min(1).max(500);
/** The reader sees it as it stands: there is nothing to fill in, so that no term or score can leak. */
const tell = z
  .string()
  .min(1)
  .max(500)
  .regex(/^(?![\s\S]*\{\{)/, 'must hold no {{placeholder}}: readers are told fixed texts');

const effectKeys = {
  group: nameSchema,
  score: scoreSchema,
  reason: reasonCodeSchema.optional(),
  say: say.optional(),
  /** What the reader is told instead of the reason code's own text, by language. */
  tell: z.record(languageSchema, tell).optional(),
  mode: modeSchema.optional(),
  tests: ruleTestsSchema.optional(),
};

export const ruleSchema = z
  .strictObject({ id: ruleIdSchema, ...effectKeys, when: conditionSchema })
  .meta({ id: 'Rule' });
export type Rule = z.infer<typeof ruleSchema>;

export const compositeSchema = z
  .strictObject({ id: ruleIdSchema, ...effectKeys, when: expressionSchema, absorbs: z.array(ruleIdSchema).optional() })
  .meta({ id: 'Composite' });
export type Composite = z.infer<typeof compositeSchema>;

const overrideSchema = z.strictObject({
  ...Object.fromEntries(Object.entries(effectKeys).map(([key, schema]) => [key, schema.optional()])),
  when: z.union([conditionSchema, expressionSchema]).optional(),
  absorbs: z.array(ruleIdSchema).optional(),
});

export const forceSchema = z
  .strictObject({
    when: z.union([expressionSchema, conditionSchema]),
    action: actionSchema,
    reason: reasonCodeSchema.optional(),
    say: say.optional(),
  })
  .meta({ id: 'Force' });
export type Force = z.infer<typeof forceSchema>;

export const exemptSchema = z
  .strictObject({ when: conditionSchema, from: z.array(nameSchema).min(1) })
  .meta({ id: 'Exempt' });

const caps = z
  .strictObject({ min: points.optional(), max: points.optional() })
  .refine(({ min = -Infinity, max = Infinity }) => min <= max, 'min must not be above max');

export const RULE_SET_SCHEMA = 'palaver/rules/v1';
export const ruleSetSchema = z
  .strictObject({
    $schema: z.string().optional(),
    schema: z.literal(RULE_SET_SCHEMA, `must be ${RULE_SET_SCHEMA}`),
    id: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'must be lower-case letters, digits and -'),
    version: z.int().min(1).optional(),
    title: z.string().max(200).optional(),
    extends: z.array(z.string().regex(PACK_REFERENCE, 'must name a pack such as core@1 or PACKAGE/PACK@1')).default([]),
    override: z.record(ruleIdSchema, overrideSchema).default({}),
    thresholds: z
      .strictObject({ review: points, reject: points })
      .refine(({ review, reject }) => review <= reject, 'review must not be above reject')
      .optional(),
    groups: z.record(nameSchema, caps).default({}),
    lists: z.record(nameSchema, listSchema).default({}),
    require: z.array(z.string().min(1)).default([]),
    exempt: z.array(exemptSchema).default([]),
    rules: z.array(ruleSchema).default([]),
    composites: z.array(compositeSchema).default([]),
    force: z.array(forceSchema).default([]),
    brake: z
      .strictObject({
        within: durationSchema,
        minHits: z.int().min(1),
        maxShare: z.number().min(0).max(1),
        then: z.literal('shadow'),
      })
      .optional(),
  })
  .meta({ id: 'RuleSet', title: 'Palaver rule set' });
export type RuleSetDocument = z.infer<typeof ruleSetSchema>;
