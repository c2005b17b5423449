import { z } from 'zod';
import { durationMs, durationSchema } from './duration.js';

const viewSchema = z.enum(['base', 'skeleton', 'leet', 'squeezed', 'joined', 'wildcard']);
export const viewsSchema = z.array(viewSchema).min(1);
export const matchSchema = z.enum(['word', 'anywhere', 'starts', 'ends', 'exact']);

const size = (value: unknown): number => (typeof value === 'string' ? durationMs(value) : Number(value));

function comparison<Value extends z.ZodType>(value: Value) {
  return z
    .strictObject({
      gt: value.optional(),
      gte: value.optional(),
      lt: value.optional(),
      lte: value.optional(),
      eq: value.optional(),
      between: z
        .tuple([value, value])
        .refine(([least, most]) => size(least) <= size(most), 'the first must not be above the second')
        .optional(),
      exists: z.boolean().optional(),
    })
    .refine((tests) => Object.keys(tests).length > 0, 'must hold a test such as { gte: 1 }');
}

export const numberTestsSchema = comparison(z.number()).meta({ id: 'NumberTests', minProperties: 1 });
export const durationTestsSchema = comparison(durationSchema).meta({ id: 'DurationTests', minProperties: 1 });
export type NumberTests = z.infer<typeof numberTestsSchema> | z.infer<typeof durationTestsSchema>;

const oneOrMore = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

const textKeys = {
  list: oneOrMore.optional(),
  terms: z.array(z.string().min(1)).min(1).optional(),
  regex: z.string().min(1).max(500, 'must be at most 500 characters').optional(),
  has: z
    .union([
      z.enum(['email', 'phone', 'iban', 'card', 'cryptoAddress', 'ip']),
      z.array(z.enum(['email', 'phone', 'iban', 'card', 'cryptoAddress', 'ip'])).min(1),
    ])
    .optional(),
  match: matchSchema.optional(),
  views: viewsSchema.optional(),
  caseSensitive: z.boolean().optional(),
  ignoreQuotes: z.boolean().optional(),
  /** Keeps hits with an entry of another list at most `words` words away in the same sentence. */
  near: z.strictObject({ list: z.string().min(1), words: z.int().min(0).max(50) }).optional(),
};
const stringKeys = {
  eq: z.string().optional(),
  in: oneOrMore.optional(),
  startsWith: oneOrMore.optional(),
  endsWith: oneOrMore.optional(),
  matches: z.string().min(1).max(500, 'must be at most 500 characters').optional(),
  confusableWith: z.string().min(1).optional(),
  exists: z.boolean().optional(),
};
const matchers = ['list', 'terms', 'regex', 'has'] as const;

function oneMatcher(tests: Partial<Record<(typeof matchers)[number], unknown>>): boolean {
  return matchers.filter((key) => tests[key] !== undefined).length <= 1;
}
const oneMatcherText = 'must hold one of list, terms, regex and has: combine several with any or all';
const notEmpty = 'must hold a test';

export const textTestsSchema = z
  .strictObject(textKeys)
  .refine((tests) => matchers.some((key) => tests[key] !== undefined), 'must hold one of list, terms, regex and has')
  .refine(oneMatcher, oneMatcherText)
  .meta({ id: 'TextTests', minProperties: 1 });
export const stringTestsSchema = z
  .strictObject(stringKeys)
  .refine((tests) => Object.keys(tests).length > 0, notEmpty)
  .meta({ id: 'StringTests', minProperties: 1 });
/** Fields that are names and prose at once, such as a username. */
export const stringTextTestsSchema = z
  .strictObject({ ...stringKeys, ...textKeys })
  .refine((tests) => Object.keys(tests).length > 0, notEmpty)
  .refine(oneMatcher, oneMatcherText)
  .meta({ id: 'StringOrTextTests', minProperties: 1 });
export const setTestsSchema = z
  .strictObject({
    any: oneOrMore.optional(),
    all: oneOrMore.optional(),
    none: oneOrMore.optional(),
    within: oneOrMore.optional(),
    exists: z.boolean().optional(),
  })
  .refine((tests) => Object.keys(tests).length > 0, notEmpty)
  .meta({ id: 'SetTests', minProperties: 1 });

export type TextTests = z.infer<typeof textTestsSchema>;
export type StringTests = z.infer<typeof stringTestsSchema>;
export type SetTests = z.infer<typeof setTestsSchema>;
export { viewSchema };
