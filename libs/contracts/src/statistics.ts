import { z } from 'zod';
import { decisionSourceSchema } from './decision.js';
import { actionSchema, reasonCodeSchema } from './reason-codes.js';
import { timestampSchema } from './text.js';

const once = z.string('must be given once');
const DAY_MS = 86_400_000;
/** The most a statistic looks at: hours of a month, days of a bit more than a year. */
const MOST_DAYS = { hour: 31, day: 400 } as const;

/** `?siteId&from&to&step&format`: the last 30 days by the day, up to now, where nothing else is asked for. */
export const statisticsQuerySchema = z
  .strictObject({
    siteId: once.min(1).max(63),
    from: timestampSchema.optional(),
    to: timestampSchema.optional(),
    step: z.enum(['hour', 'day'], 'must be hour or day').default('day'),
    format: z.enum(['json', 'csv'], 'must be json or csv').default('json'),
  })
  .refine((query) => spanOf(query) > 0, { path: ['to'], error: 'must be later than from' })
  .refine((query) => spanOf(query) <= MOST_DAYS[query.step] * DAY_MS, {
    path: ['from'],
    error: 'must be at most 31 days before to by the hour, and 400 by the day',
  });
export type StatisticsQuery = z.infer<typeof statisticsQuerySchema>;

function spanOf({ from, to }: { from?: string; to?: string }): number {
  const end = to === undefined ? Date.now() : Date.parse(to);
  return from === undefined ? DAY_MS : end - Date.parse(from);
}

const seconds = z.number().nullable();
/** A share with its 95 % Wilson interval; null where nothing was looked at. */
const rateShape = { rate: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() };

/** Decisions of one kind in one hour or day. */
export const decisionStatisticSchema = z.strictObject({
  at: timestampSchema,
  action: actionSchema,
  source: decisionSourceSchema,
  count: z.int(),
});

/** Comments by when they came; `automatic` of them were approved or rejected by rules alone at first. */
export const commentStatisticSchema = z.strictObject({
  at: timestampSchema,
  comments: z.int(),
  automatic: z.int(),
  share: z.number().nullable(),
});

/** From arrival to the first decision, or from the decision before to that of a person; to a tenth. */
export const timeStatisticSchema = z.strictObject({
  at: timestampSchema,
  of: z.enum(['first', 'person']),
  count: z.int(),
  p50Seconds: seconds,
  p95Seconds: seconds,
});

/** What waits now; `open` and `overdue` end at 10,000. */
export const queueStatisticSchema = z.strictObject({
  queue: z.string(),
  open: z.int(),
  oldestSeconds: seconds,
  overdue: z.int(),
});

export const ruleStatisticSchema = z.strictObject({
  rule: z.string(),
  hits: z.int(),
  judged: z.int(),
  overturned: z.int(),
  ...rateShape,
});

export const reasonStatisticSchema = z.strictObject({ action: actionSchema, reason: reasonCodeSchema, count: z.int() });

export const articleStatisticSchema = z.strictObject({
  article: z.string(),
  title: z.string().nullable(),
  comments: z.int(),
  rejected: z.int(),
  share: z.number().nullable(),
});

/** `reversed`: another person decided the other way next, on the same revision. For coaching: few are no figure. */
export const moderatorStatisticSchema = z.strictObject({
  actor: z.string(),
  approved: z.int(),
  rejected: z.int(),
  reversed: z.int(),
  ...rateShape,
});

export const deliveryStatisticSchema = z.strictObject({
  endpointId: z.string(),
  url: z.string(),
  enabled: z.boolean(),
  failures: z.int(),
  delivered: z.int(),
  due: z.int(),
  dead: z.int(),
  p50Seconds: seconds,
  p95Seconds: seconds,
});

/** What rules said, and what the site decided next on the same revision. */
export const agreementStatisticSchema = z.strictObject({
  automatic: actionSchema,
  site: actionSchema,
  count: z.int(),
});

/** What people made of automatic decisions picked by chance; `rule` is null for all of them. */
export const sampleStatisticSchema = z.strictObject({
  action: z.enum(['approve', 'reject']),
  rule: z.string().nullable(),
  sampled: z.int(),
  judged: z.int(),
  overturned: z.int(),
  ...rateShape,
});

/** What others made of a person's decisions without knowing them; `actor` is null for all of them. */
export const lookStatisticSchema = z.strictObject({
  actor: z.string().nullable(),
  action: z.enum(['approve', 'reject']),
  sampled: z.int(),
  judged: z.int(),
  overturned: z.int(),
  ...rateShape,
});

export const statisticSchemas = {
  decisions: decisionStatisticSchema,
  comments: commentStatisticSchema,
  times: timeStatisticSchema,
  queues: queueStatisticSchema,
  rules: ruleStatisticSchema,
  reasons: reasonStatisticSchema,
  articles: articleStatisticSchema,
  moderators: moderatorStatisticSchema,
  deliveries: deliveryStatisticSchema,
  agreement: agreementStatisticSchema,
  samples: sampleStatisticSchema,
  looks: lookStatisticSchema,
} as const;
export type StatisticName = keyof typeof statisticSchemas;
export type StatisticLine<Name extends StatisticName = StatisticName> = z.infer<(typeof statisticSchemas)[Name]>;

/** Those that tell how far two agree. */
export const hasKappa = (name: StatisticName): boolean => name === 'agreement' || name === 'looks';

/** @param kappa Cohen's, of what both approved or rejected; null where nothing is to agree on */
export const statisticAnswer = (name: StatisticName) =>
  z.strictObject({
    siteId: z.string(),
    from: timestampSchema,
    to: timestampSchema,
    /** Everything decided before is counted; null before anything is. */
    countedTo: timestampSchema.nullable(),
    ...(hasKappa(name) ? { kappa: z.number().nullable() } : {}),
    data: z.array(statisticSchemas[name]),
  });
