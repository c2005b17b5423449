/** Does one thing after the other, in the order they come; what fails fails alone. */
export class OneAfterTheOther {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(work);
    this.last = mine.catch(() => undefined);
    return mine;
  }

  /** Resolves when what was there to do has ended. */
  async rest(): Promise<void> {
    await this.last;
  }
}
