import { setTimeout as pause } from 'node:timers/promises';
import type { WholeBacktest } from '@palaver/contracts';
import type { AdminClient } from './admin-client.js';
import { ProgressLine } from './progress-line.js';

const POLL_MS = 500;

/** Waits for the end of a backtest, with its progress on stderr. Ctrl-C cancels it; a second one leaves at once. */
export async function watchBacktest(
  client: Pick<AdminClient, 'get' | 'send'>,
  path: string,
): Promise<{ backtest: WholeBacktest; isInterrupted: boolean }> {
  const line = new ProgressLine(process.stderr);
  const interrupt = new AbortController();
  const onInterrupt = () => interrupt.abort();
  process.once('SIGINT', onInterrupt);
  try {
    for (;;) {
      const backtest = await client.get<WholeBacktest>(path);
      if (backtest.state !== 'waiting' && backtest.state !== 'running') {
        return { backtest, isInterrupted: false };
      }
      line.show(progressOf(backtest));
      await pause(POLL_MS, undefined, { signal: interrupt.signal }).catch(() => undefined);
      if (interrupt.signal.aborted) {
        // It may have ended in this very moment: then there is nothing to cancel, and a report to show.
        await client.send('POST', `${path}/cancel`, {}, {}, [409]);
        const last = await client.get<WholeBacktest>(path);
        return { backtest: last, isInterrupted: last.state === 'cancelled' };
      }
    }
  } finally {
    process.off('SIGINT', onInterrupt);
    line.end();
  }
}

function progressOf({ state, done, total, continued }: WholeBacktest): string {
  if (state === 'waiting') {
    return 'waits for a worker';
  }
  const again = continued === 0 ? '' : `, taken up again ${continued === 1 ? 'once' : `${continued} times`}`;
  if (total === null) {
    return `counts the comments${again}`;
  }
  const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
  return `${done} of ${total} comments (${percent} %)${again}`;
}
