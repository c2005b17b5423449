import { z } from 'zod';
import { backtestReportSchema } from './backtest-report.js';
import { ruleSetReferenceSchema } from './decision.js';
import { diffSideSchema, MAX_RULE_SET_LENGTH } from './rule-sets.js';
import { timestampSchema } from './text.js';

export const DEFAULT_LAST = 10_000;
const MAX_LAST = 500_000;
const tooMany = `must be at most ${MAX_LAST}; use since for more`;
const lastSchema = z.int('must be a whole number').min(1, 'must be 1 or more').max(MAX_LAST, tooMany);

/** What to try (the draft unless named, or sent as files), and on which comments: the newest so many, or all since a time. */
export const startBacktestSchema = z
  .strictObject({
    of: diffSideSchema.optional(),
    source: z.string().min(1, 'must not be empty').max(MAX_RULE_SET_LENGTH).optional(),
    lists: z.record(z.string(), z.string().max(MAX_RULE_SET_LENGTH)).optional(),
    last: lastSchema.optional(),
    since: timestampSchema.optional(),
  })
  .refine((body) => body.of === undefined || body.source === undefined, {
    path: ['of'],
    error: 'names what is stored: leave it out when you send a source',
  })
  .refine((body) => body.lists === undefined || body.source !== undefined, {
    path: ['lists'],
    error: 'come with a source; send both, or neither to have the draft tried',
  })
  .refine((body) => body.last === undefined || body.since === undefined, {
    path: ['since'],
    error: 'stands in place of last: send one of the two',
  });
export type StartBacktest = z.infer<typeof startBacktestSchema>;

export const backtestStateSchema = z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']);
export type BacktestState = z.infer<typeof backtestStateSchema>;

/** `total` is null until the comments are counted. `continued`: how often another process took it up where one had ended. */
export const backtestSchema = z.strictObject({
  siteId: z.string(),
  id: z.string(),
  ruleSet: ruleSetReferenceSchema.extend({ version: z.int().nullable() }),
  live: ruleSetReferenceSchema,
  last: z.int().nullable(),
  since: timestampSchema.nullable(),
  state: backtestStateSchema,
  done: z.int(),
  total: z.int().nullable(),
  continued: z.int(),
  error: z.string().nullable(),
  createdAt: timestampSchema,
  createdBy: z.string(),
  startedAt: timestampSchema.nullable(),
  endedAt: timestampSchema.nullable(),
});
export type Backtest = z.infer<typeof backtestSchema>;

/** `report` is null until it is done. */
export const wholeBacktestSchema = backtestSchema.extend({ report: backtestReportSchema.nullable() });
export type WholeBacktest = z.infer<typeof wholeBacktestSchema>;
