const EVERY_MS = 60_000;

interface Used {
  id: string;
  lastUsedAt: Date | null;
}

/** Writes down when a token or a session was last used: once a minute, and nobody waits for it. */
export class TokenUses {
  private readonly written = new Map<string, number>();

  constructor(
    private readonly used: { touch(id: string): Promise<void> },
    private readonly now: () => number = Date.now,
  ) {}

  note({ id, lastUsedAt }: Used): void {
    const now = this.now();
    const last = Math.max(lastUsedAt?.getTime() ?? -Infinity, this.written.get(id) ?? -Infinity);
    if (now - last < EVERY_MS) {
      return;
    }
    this.written.set(id, now);
    // What could not be written is written by the next use.
    void this.used.touch(id).catch(() => this.written.delete(id));
  }
}
