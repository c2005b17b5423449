import { type ApiTokenRepository, type ApiTokenRow } from '@palaver/persistence';

const EVERY_MS = 60_000;

/** Writes down when a token was last used: once a minute, and nobody waits for it. */
export class TokenUses {
  private readonly written = new Map<string, number>();

  constructor(
    private readonly tokens: Pick<ApiTokenRepository, 'touch'>,
    private readonly now: () => number = Date.now,
  ) {}

  note({ id, lastUsedAt }: Pick<ApiTokenRow, 'id' | 'lastUsedAt'>): void {
    const now = this.now();
    const last = Math.max(lastUsedAt?.getTime() ?? -Infinity, this.written.get(id) ?? -Infinity);
    if (now - last < EVERY_MS) {
      return;
    }
    this.written.set(id, now);
    // What could not be written is written by the next use.
    void this.tokens.touch(id).catch(() => this.written.delete(id));
  }
}
