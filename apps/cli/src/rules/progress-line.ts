const QUIET_MS = 5000;

/** One line that is written over on a terminal; elsewhere, such as in a log, a line now and then. */
export class ProgressLine {
  private shown = '';
  private shownAt = 0;

  constructor(private readonly out: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>) {}

  show(text: string): void {
    if (text === this.shown) {
      return;
    }
    if (this.out.isTTY) {
      this.out.write(`\r${text.padEnd(this.shown.length)}`);
    } else if (Date.now() - this.shownAt < QUIET_MS) {
      return;
    } else {
      this.out.write(`${text}\n`);
    }
    this.shown = text;
    this.shownAt = Date.now();
  }

  end(): void {
    if (this.out.isTTY && this.shown !== '') {
      this.out.write(`\r${' '.repeat(this.shown.length)}\r`);
    }
  }
}
