/** Runs `act` again and again, `everyMs` after it has ended; never twice at once. */
export class Repeat {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = true;

  constructor(
    private readonly everyMs: number,
    private readonly act: () => Promise<void>,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    this.stopped = false;
    this.plan();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private plan(): void {
    this.timer = setTimeout(() => {
      this.running = this.act()
        .catch(this.onError)
        .finally(() => {
          if (!this.stopped) {
            this.plan();
          }
        });
    }, this.everyMs);
  }
}
