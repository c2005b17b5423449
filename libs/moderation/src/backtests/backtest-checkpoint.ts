import type { Cut } from './newest-times.js';

/** How far a backtest has come: which comments are taken, and the last one counted. */
export interface BacktestProgress {
  /** Null where all since a time are taken. */
  cut: Cut | null;
  after: string;
  total: number;
  done: number;
}

/** The tally stays the text it is: nobody but who counts unpacks it. */
export function packCheckpoint({ cut, after }: BacktestProgress, tally: string): string {
  return JSON.stringify({ cut, after, tally });
}

export function unpackCheckpoint(checkpoint: string): Pick<BacktestProgress, 'cut' | 'after'> & { tally: string } {
  return JSON.parse(checkpoint) as Pick<BacktestProgress, 'cut' | 'after'> & { tally: string };
}
