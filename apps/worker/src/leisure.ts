import { performance } from 'node:perf_hooks';

/** Share of its time from which on a process has something else to do than its chores. */
const BUSY = 0.3;

/** Deciding comes first: a chore that is behind catches up when its process has little else to do. */
export class Leisure {
  private last = performance.eventLoopUtilization();

  /** How many pages to read now, by what the process did since this was asked last. */
  pages(most: number): number {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, this.last);
    this.last = now;
    return utilization < BUSY ? most : 1;
  }
}
