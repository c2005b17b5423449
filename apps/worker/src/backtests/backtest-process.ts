import { BacktestLostError, BacktestRun } from '@palaver/moderation';
import { BacktestCommentRepository, BacktestJobRepository, openDatabase } from '@palaver/persistence';
import { RuleSetError } from '@palaver/rules';
import type { BacktestNews, BacktestOrder, BacktestOutcome } from './backtest-messages.js';
import { giveWay } from '../give-way.js';

/**
 * Runs in a process of its own, begun by a worker: it shares no event loop, no memory and no garbage collection with
 * what decides about comments that somebody waits for.
 */
const left = new AbortController();

function tell(news: BacktestNews): void {
  if (process.connected) {
    process.send?.(news);
  }
}

async function carryOut({ databaseUrl, backtest }: BacktestOrder): Promise<void> {
  const db = await openDatabase(databaseUrl, { role: 'pipeline', max: 1, applicationName: 'palaver-backtest' });
  try {
    const parts = {
      jobs: new BacktestJobRepository(db),
      comments: new BacktestCommentRepository(db),
      onStep: () => tell({ kind: 'step' }),
      onCheckpoint: () => tell({ kind: 'checkpoint' }),
    };
    await new BacktestRun(backtest, parts, left.signal).carryOut();
  } finally {
    await db.close();
  }
}

function outcomeOf(error: unknown): BacktestOutcome {
  return error instanceof BacktestLostError ? 'lost' : error instanceof RuleSetError ? 'broken' : 'failed';
}

function kindOf(error: unknown): string {
  const { name, code } = error as { name: string; code?: unknown };
  return typeof code === 'string' ? `${name} ${code}` : name;
}

giveWay('everybody');
// Ctrl-C reaches the whole group; the worker says when this process is to end, or ends itself.
process.on('SIGINT', () => undefined).on('SIGTERM', () => undefined);
process.once('disconnect', () => left.abort(new BacktestLostError('the worker ended')));
process.once('message', (order: BacktestOrder) => {
  carryOut(order)
    .then(
      () => tell({ kind: 'outcome', outcome: 'ended', error: null }),
      (error: unknown) => tell({ kind: 'outcome', outcome: outcomeOf(error), error: kindOf(error) }),
    )
    .finally(() => process.connected && process.disconnect());
});
