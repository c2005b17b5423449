import { ProblemError } from '@palaver/platform';

/** Does one thing after the other: what takes 128 MB must not run many times at once. */
export class OneAtATime {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly most: number) {}

  /** @throws ProblemError 503 when too many wait */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.waiting >= this.most) {
      const detail = 'Too many people sign in at this moment; send it again in a few seconds.';
      throw new ProblemError(503, 'busy', detail, { headers: { 'retry-after': '5' } });
    }
    this.waiting += 1;
    const result = this.last.then(work);
    this.last = result.catch(() => undefined).then(() => (this.waiting -= 1));
    return result;
  }
}
