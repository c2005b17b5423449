import { backtestSchema, startBacktestSchema, wholeBacktestSchema } from '@palaver/contracts';
import { z } from 'zod';
import { type Operation } from './operation.js';

const BACKTESTS = '/v1/sites/{siteId}/rule-sets/{id}/backtests';
const BACKTEST = `${BACKTESTS}/{backtest}`;

/** A rule set tried on stored comments. */
export const backtestOperations: Operation[] = [
  {
    method: 'post',
    path: BACKTESTS,
    id: 'startBacktest',
    summary: 'Try the draft, a version or what is sent on stored comments. One at a time per site; decides nothing.',
    body: startBacktestSchema,
    status: 202,
    answer: backtestSchema,
    refusals: [409],
  },
  {
    method: 'get',
    path: BACKTESTS,
    id: 'listBacktests',
    summary: 'The backtests of a rule set, newest first, without their reports. Fifty are kept per site.',
    status: 200,
    answer: z.strictObject({ data: z.array(backtestSchema), nextCursor: z.string().nullable() }),
  },
  {
    method: 'get',
    path: BACKTEST,
    id: 'getBacktest',
    summary: 'How far a backtest is, and its report once it is done.',
    status: 200,
    answer: wholeBacktestSchema,
  },
  {
    method: 'post',
    path: `${BACKTEST}/cancel`,
    id: 'cancelBacktest',
    summary: 'End a backtest that waits or runs.',
    body: z.strictObject({}),
    status: 200,
    answer: backtestSchema,
    refusals: [409],
  },
];
