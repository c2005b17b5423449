import { z } from 'zod';

/** At most this many work ids ride in one job: one job per list is what makes the queue cheap. */
export const LIST_LIMIT = 64;

const workIdSchema = z.string().regex(/^[1-9]\d{0,18}$/);

const decideSchema = z.strictObject({
  v: z.literal(1),
  ids: z.array(workIdSchema).min(1).max(LIST_LIMIT),
  /** Tried before: it must not share a list with others. */
  alone: z.literal(true).optional(),
  /** W3C traceparent of whoever rang, where traces are on. */
  trace: z.string().length(55).optional(),
});

/**
 * Every job there is: its name is its queue's, its payload holds ids alone. `rescore` has the shape of `decide` on a
 * queue of its own, so that a re-run of many comments never stands before a reader who has just written one.
 */
export const JOBS = {
  decide: decideSchema,
  rescore: decideSchema,
  deliver: z.strictObject({ v: z.literal(1) }),
} as const;

/** Ids in their order, in lists as long as one job may carry. */
export function inLists(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / LIST_LIMIT) }, (_, n) =>
    ids.slice(n * LIST_LIMIT, (n + 1) * LIST_LIMIT),
  );
}

export type JobName = keyof typeof JOBS;
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]>;
export const JOB_NAMES = Object.keys(JOBS) as JobName[];
