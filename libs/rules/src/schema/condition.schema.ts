import { z } from 'zod';
import { findSignal, SIGNALS } from '../signals/catalogue.js';
import type { SignalType } from '../signals/signal.js';
import { didYouMean } from '../suggest.js';
import {
  durationTestsSchema,
  numberTestsSchema,
  setTestsSchema,
  stringTestsSchema,
  stringTextTestsSchema,
  textTestsSchema,
} from './comparison.schema.js';
import { windowSchema } from './duration.js';
import { issueText } from './issue-text.js';

const share = z.number().min(0).max(1);

export const rateTestsSchema = z
  .strictObject({
    of: z.enum(['author', 'ip', 'article', 'link', 'site']),
    window: windowSchema,
    gt: z.int().min(0),
  })
  .meta({ id: 'RateTests' });
export const similarTestsSchema = z
  .strictObject({
    atLeast: share,
    minWords: z.int().min(1).optional(),
    window: windowSchema,
    comments: numberTestsSchema.optional(),
    articles: numberTestsSchema.optional(),
    authors: numberTestsSchema.optional(),
  })
  .meta({ id: 'SimilarTests' });
export type RateTests = z.infer<typeof rateTestsSchema>;
export type SimilarTests = z.infer<typeof similarTestsSchema>;

const testsOfType: Record<SignalType, z.ZodType> = {
  number: numberTestsSchema,
  duration: durationTestsSchema,
  string: stringTestsSchema,
  set: setTestsSchema,
  text: textTestsSchema,
  stringText: stringTextTestsSchema,
};

/** The tests that a signal takes, members of families (`site.*`) included. */
export function schemaOfSignal(name: string): z.ZodType | undefined {
  const found = findSignal(name);
  return found === undefined ? undefined : testsOfType[found.signal.type];
}

/** Several keys of one node must all hold. */
export interface ConditionNode {
  all?: ConditionNode[];
  any?: ConditionNode[];
  not?: ConditionNode;
  count?: { of: ConditionNode[] } & z.infer<typeof numberTestsSchema>;
  rate?: RateTests;
  similar?: SimilarTests;
  [signal: string]: unknown;
}

const node: z.ZodType<ConditionNode> = z.lazy(() => conditionSchema);
const nodes = z.array(node).min(1, 'must hold at least one condition');

const combinators = {
  all: nodes.optional(),
  any: nodes.optional(),
  not: node.optional(),
  count: z.strictObject({ of: nodes, ...numberTestsSchema.shape }).optional(),
  rate: rateTestsSchema.optional(),
  similar: similarTestsSchema.optional(),
};

const plainSignals = SIGNALS.filter((signal) => !signal.name.endsWith('.*'));
export const conditionKeys = [...Object.keys(combinators), ...SIGNALS.map((signal) => signal.name)];

/** Families of signals (`site.*`) are checked by hand, since their members have no fixed names. */
function checkFamilies(condition: Record<string, unknown>, context: z.RefinementCtx): void {
  for (const [key, tests] of Object.entries(condition)) {
    if (conditionKeys.includes(key)) {
      continue;
    }
    const schema = schemaOfSignal(key);
    if (schema === undefined) {
      const hint = didYouMean(key, conditionKeys);
      const message = `unknown signal or combinator ${key}`;
      context.addIssue({ code: 'custom', path: [key], message, params: { hint, key: true } });
      continue;
    }
    for (const issue of schema.safeParse(tests, { error: issueText }).error?.issues ?? []) {
      context.issues.push({ ...issue, input: tests, path: [key, ...issue.path] } as z.core.$ZodRawIssue);
    }
  }
}

export const conditionSchema = z
  .looseObject({
    ...combinators,
    ...Object.fromEntries(plainSignals.map((signal) => [signal.name, testsOfType[signal.type].optional()])),
  })
  .refine((condition) => Object.keys(condition).length > 0, 'must hold a condition')
  .superRefine(checkFamilies)
  .meta({ id: 'Condition', minProperties: 1 }) as unknown as z.ZodType<ConditionNode>;
