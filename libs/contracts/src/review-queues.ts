import { z } from 'zod';
import { roleSchema } from './api-tokens.js';
import { reasonCodeSchema } from './reason-codes.js';
import { timestampSchema } from './text.js';

/** Why an item was opened. */
export const itemSourceSchema = z.enum(['decision', 'reports', 'appeal', 'hand', 'sample']);
export type ItemSource = z.infer<typeof itemSourceSchema>;

/** What a person may do with an item; a queue can hide some of it. */
export const itemActionSchema = z.enum(['approve', 'reject', 'escalate', 'second-opinion', 'skip']);
export type ItemAction = z.infer<typeof itemActionSchema>;

/** Reasons nothing is ever approved for because time ran out. */
export const NEVER_APPROVED: readonly string[] = ['threat', 'personal_data', 'illegal'];

export const queueIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,62}$/, 'must be 1 to 63 lower-case letters, digits and hyphens and begin with a letter');

const names = z.array(z.string().min(1).max(2000)).min(1).max(200);
const range = (bound: z.ZodNumber) =>
  z
    .strictObject({ min: bound.optional(), max: bound.optional() })
    .refine(({ min, max }) => min !== undefined || max !== undefined, 'must hold min, max or both')
    .refine(({ min, max }) => min === undefined || max === undefined || min <= max, 'min must not be above max');

/** Fits an item when all it names fits; of a list one is enough. Without any condition it fits everything. */
export const routingRuleSchema = z
  .strictObject({
    reasons: z.array(reasonCodeSchema).min(1),
    sources: z.array(itemSourceSchema).min(1),
    sections: names,
    /** Ids or addresses. */
    articles: names,
    languages: names,
    /** `new`: nothing of his was approved yet, as far as is known. */
    author: z.enum(['new', 'known']),
    score: range(z.number().min(-1000).max(1000)),
    /** Rules that hit. */
    rules: names,
    links: range(z.int().min(0).max(1000)),
  })
  .partial();
export type RoutingRule = z.infer<typeof routingRuleSchema>;

const queueSettings = {
  name: z.string().min(1).max(200),
  /** Queues are asked in this order; the first with a rule that fits takes the item. */
  position: z.int().min(0).max(100_000),
  rules: z.array(routingRuleSchema).max(50),
  owner: z.string().min(1).max(220).nullable(),
  roles: z.array(roleSchema.exclude(['analyst'])).max(3),
  members: z.array(z.string().min(1).max(220)).max(500),
  order: z.enum(['priority', 'newest', 'oldest']),
  slaMinutes: z
    .int()
    .min(1)
    .max(60 * 24 * 90)
    .nullable(),
  overdue: z.enum(['nothing', 'notify', 'raise', 'approve', 'reject']),
  overdueReasons: z.array(reasonCodeSchema).max(50),
  hidden: z.array(itemActionSchema).max(5),
};

export const changeQueueSchema = z.strictObject(queueSettings).partial();
export type ChangeQueue = z.infer<typeof changeQueueSchema>;

export const createQueueSchema = z.strictObject({
  id: queueIdSchema,
  ...changeQueueSchema.shape,
  name: queueSettings.name,
});
export type CreateQueue = z.infer<typeof createQueueSchema>;

export const reviewQueueSchema = z.strictObject({
  siteId: z.string(),
  id: z.string(),
  ...queueSettings,
  /** Every site has it; it can be changed, not deleted. */
  ready: z.boolean(),
});
export type ReviewQueueObject = z.infer<typeof reviewQueueSchema>;
export type QueueSettings = Omit<ReviewQueueObject, 'siteId' | 'id' | 'ready'>;

/** A queue, and its items as they are counted now: those the caller may see. */
export const countedQueueSchema = reviewQueueSchema.extend({
  /** Whether the caller may work in it. */
  yours: z.boolean(),
  open: z.int().min(0),
  claimed: z.int().min(0),
  overdueItems: z.int().min(0),
  oldestOpenedAt: timestampSchema.nullable(),
});
export type CountedQueue = z.infer<typeof countedQueueSchema>;

/** What is wrong with a queue as a whole. */
export function queueProblems(queue: QueueSettings): { pointer: string; detail: string }[] {
  const { overdue, overdueReasons, slaMinutes, roles, members } = queue;
  const decides = overdue === 'approve' || overdue === 'reject';
  const never = overdue === 'approve' ? overdueReasons.filter((code) => NEVER_APPROVED.includes(code)) : [];
  const problems: [boolean, string, string][] = [
    [
      overdue !== 'nothing' && slaMinutes === null,
      '/slaMinutes',
      `is needed for the policy ${overdue}: after how long?`,
    ],
    [
      decides && overdueReasons.length === 0,
      '/overdueReasons',
      `must name the reasons whose items are to be ${overdue}ed`,
    ],
    [never.length > 0, '/overdueReasons', `must not hold ${never.join(', ')}: that is never approved by itself`],
    [roles.length === 0 && members.length === 0, '/roles', 'must name a role, or members somebody, who may work in it'],
  ];
  return problems.flatMap(([isWrong, pointer, detail]) => (isWrong ? [{ pointer, detail }] : []));
}
