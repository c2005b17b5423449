import type { BacktestCommentRepository, BacktestJobRepository, LeasedBacktest } from '@palaver/persistence';
import { type BacktestProgress, packCheckpoint, unpackCheckpoint } from './backtest-checkpoint.js';
import { backtestCounter, type Counts } from './backtest-counter.js';
import { BacktestWalk } from './backtest-walk.js';

const CHECKPOINT_MS = 1000;
const CHECKPOINT_COMMENTS = 5000;

export interface BacktestParts {
  jobs: Pick<BacktestJobRepository, 'checkpoint' | 'end' | 'documents'>;
  comments: Pick<BacktestCommentRepository, 'walk' | 'load'>;
  /** Makes what counts. */
  counter?: typeof backtestCounter;
  /** A few more comments are read or counted: the process is alive. */
  onStep?: () => void;
  /** After a checkpoint was committed; where the fault harness interferes. */
  onCheckpoint?: () => void;
}

/**
 * One backtest from where it stands to its end: counts the comments, then reads and scores them a few at a time and
 * writes down every second how far it has come. Nothing else is written.
 */
export class BacktestRun {
  constructor(
    private readonly backtest: LeasedBacktest,
    private readonly parts: BacktestParts,
    /** Aborted when nobody waits for it any more. */
    private readonly signal: AbortSignal,
  ) {}

  /** @throws BacktestLostError, RuleSetError; whatever the signal was aborted with; what the store fails of */
  async carryOut(): Promise<void> {
    const { backtest, parts } = this;
    const documents = await parts.jobs.documents(backtest);
    const candidate = { version: backtest.ruleSet.version, document: documents.candidate };
    const live = { version: backtest.live.version, document: documents.live };
    const before = backtest.checkpoint === null ? undefined : unpackCheckpoint(backtest.checkpoint);
    const counts = (parts.counter ?? backtestCounter)(candidate, live, before?.tally ?? null);
    const walk = new BacktestWalk(parts.comments, backtest, this.signal);
    const progress: BacktestProgress = before
      ? { cut: before.cut, after: before.after, total: backtest.total ?? 0, done: backtest.done }
      : await this.firstProgress(walk, counts);
    await this.countAll(walk, counts, progress);
    // Comments that were deleted or edited meanwhile are missing: what there was is done.
    const { done } = progress;
    await parts.jobs.end(backtest, { state: 'done', total: done, done, report: counts.report(), error: null });
  }

  private async firstProgress(walk: BacktestWalk, counts: Counts): Promise<BacktestProgress> {
    const progress = { ...(await walk.measure()), after: '', done: 0 };
    await this.checkpoint(progress, counts);
    return progress;
  }

  private async countAll(walk: BacktestWalk, counts: Counts, progress: BacktestProgress): Promise<void> {
    let [written, since] = [Date.now(), progress.done];
    for await (const ids of walk.ids(progress.after, progress.cut)) {
      counts.count(await this.parts.comments.load(this.backtest.siteId, ids));
      this.parts.onStep?.();
      progress.done += ids.length;
      progress.after = ids.at(-1) ?? progress.after;
      if (Date.now() - written >= CHECKPOINT_MS || progress.done - since >= CHECKPOINT_COMMENTS) {
        await this.checkpoint(progress, counts);
        [written, since] = [Date.now(), progress.done];
      }
      this.signal.throwIfAborted();
    }
  }

  private async checkpoint(progress: BacktestProgress, counts: Counts): Promise<void> {
    const { total, done } = progress;
    const packed = packCheckpoint(progress, counts.tally());
    if (!(await this.parts.jobs.checkpoint(this.backtest, total, done, packed))) {
      throw new BacktestLostError('the backtest was cancelled, or another process has taken it');
    }
    this.parts.onCheckpoint?.();
  }
}

/** It is not ours any more: it was cancelled, or its lease has ended and somebody else goes on. */
export class BacktestLostError extends Error {
  readonly code = 'backtest_lost';
}
