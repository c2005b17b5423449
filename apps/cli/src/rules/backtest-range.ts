import type { StartBacktest } from '@palaver/contracts';
import { CommandError } from '../command-error.js';

/** What was asked for on the command line. */
export interface BacktestChoice {
  of?: string;
  last?: string;
  since?: string;
}

/** The newest so many comments, or all since a time; neither where nothing is said. */
export function rangeOf({ last, since }: BacktestChoice): Pick<StartBacktest, 'last' | 'since'> {
  if (last !== undefined && !/^[1-9]\d*$/.test(last)) {
    throw new CommandError(`--last takes a number of comments, not "${last}".`);
  }
  if (since !== undefined && Number.isNaN(Date.parse(since))) {
    throw new CommandError(`--since takes a time such as 2026-01-31T12:00:00Z, not "${since}".`);
  }
  return {
    ...(last === undefined ? {} : { last: Number(last) }),
    ...(since === undefined ? {} : { since: new Date(since).toISOString() }),
  };
}
