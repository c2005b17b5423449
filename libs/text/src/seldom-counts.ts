import { letterClass } from './letter-class.js';

/** What is not in every word and takes a closer look. */
export const seldom =
  letterClass.digit | letterClass.mark | letterClass.emoji | letterClass.regional | letterClass.exclaim;

/** Counts of the seldom units, with where the last one of a kind ended: only then does a run go on. */
export class SeldomCounts {
  digits = 0;
  emoji = 0;
  marks = 0;
  maxMarkRun = 0;
  punctuationRuns = 0;
  private markRun = 0;
  private lastMark = -1;
  private exclaimRun = 0;
  private lastExclaim = -1;
  private flags = 0;
  private lastFlag = -1;

  /** `at` is the last unit of the character `code`. */
  add(bits: number, at: number, code: number): void {
    this.digits += (bits & letterClass.digit) === 0 ? 0 : 1;
    this.emoji += (bits & (letterClass.emoji | letterClass.letter)) === letterClass.emoji ? 1 : 0;
    if ((bits & letterClass.exclaim) !== 0) {
      this.exclaimRun = this.lastExclaim === at - 1 ? this.exclaimRun + 1 : 1;
      this.lastExclaim = at;
      this.punctuationRuns += this.exclaimRun === 3 ? 1 : 0;
    }
    if ((bits & letterClass.mark) !== 0) {
      this.marks += 1;
      if (code <= 0xffff) {
        this.markRun = this.lastMark === at - 1 ? this.markRun + 1 : 1;
        this.lastMark = at;
        this.maxMarkRun = Math.max(this.maxMarkRun, this.markRun);
      }
    }
    // Two regional indicators make one flag.
    if ((bits & letterClass.regional) !== 0) {
      this.flags = this.lastFlag === at - 2 ? this.flags + 1 : 1;
      this.lastFlag = at;
      this.emoji += this.flags % 2 === 0 ? 1 : 0;
    }
  }
}
