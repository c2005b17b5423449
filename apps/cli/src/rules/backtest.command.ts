import { parseArgs } from 'node:util';
import type { WholeBacktest } from '@palaver/contracts';
import { CommandError } from '../command-error.js';
import { AdminClient } from './admin-client.js';
import { backtestLines } from './backtest-lines.js';
import { backtestRequest } from './backtest-request.js';
import { watchBacktest } from './backtest-watch.js';
import { REMOTE_OPTIONS, remoteOf } from './remote-options.js';

const OPTIONS = {
  ...REMOTE_OPTIONS,
  of: { type: 'string' },
  last: { type: 'string' },
  since: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

const INTERRUPTED = 130;

/**
 * `palaver rules backtest FILE|ID`: tries a rule set on stored comments, waits for it and prints the report. Ctrl-C
 * cancels it. Exit code 1 when it has failed or was cancelled elsewhere.
 */
export async function backtestCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [what, ...surplus] = positionals;
  if (what === undefined || surplus.length > 0) {
    throw new CommandError('rules backtest needs one file, or the id of one rule set.');
  }
  const client = new AdminClient(remoteOf(values));
  const { id, body } = await backtestRequest(client, what, values);
  const started = await client.send<WholeBacktest>('POST', `/${id}/backtests`, body);
  const { backtest, isInterrupted } = await watchBacktest(client, `/${id}/backtests/${started.body.id}`);
  if (values.json) {
    process.stdout.write(`${JSON.stringify(backtest)}\n`);
  } else if (backtest.report) {
    process.stdout.write(`${backtestLines(backtest, backtest.report).join('\n')}\n`);
  } else {
    process.stderr.write(`${id}: the backtest is ${backtest.state}${backtest.error ? `: ${backtest.error}` : '.'}\n`);
  }
  return backtest.state === 'done' ? 0 : isInterrupted ? INTERRUPTED : 1;
}
