import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Query } from './checker/chaos-schema.js';
import type { Traffic } from './load/traffic.js';

/** Longer than a lease of the checks that are waited for, so that a gateway killed in one is seen. */
const LATE_MS = 3000;

/** Looks at the database from outside: one connection for each question, since it may be gone at the next. */
export class Observer {
  constructor(
    private readonly databaseUrl: string,
    private readonly traffic: Traffic,
    private readonly signal: AbortSignal,
  ) {}

  async ask(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return this.connected((query) => query(sql, values));
  }

  async connected<T>(act: (query: Query) => Promise<T>): Promise<T> {
    const client = new Client({
      connectionString: this.databaseUrl,
      connectionTimeoutMillis: 2000,
      query_timeout: 60_000,
    });
    // A connection lost while idle is reported here; the question fails by itself.
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await act(async (sql, values = []) => (await client.query(sql, values)).rows as Record<string, unknown>[]);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** Milliseconds until nothing older than three seconds waits for an answer or a decision; null when it took longer. */
  async catchUp(limitMs: number, say: (line: string) => void): Promise<number | null> {
    const started = Date.now();
    for (;;) {
      const undecided = await this.undecided();
      const unanswered = this.traffic.unanswered(LATE_MS);
      if (undecided + unanswered === 0) {
        return Date.now() - started;
      }
      if (Date.now() - started > limitMs) {
        say(`  going on after ${(limitMs / 1000).toFixed(0)} s: ${undecided} undecided, ${unanswered} unanswered`);
        return null;
      }
      await pause(250, undefined, { signal: this.signal });
    }
  }

  /** Waits until all is answered and no work is left. */
  async quiesce(limitMs: number): Promise<number | null> {
    const started = Date.now();
    while (Date.now() - started < limitMs) {
      if (this.traffic.settled && (await this.pending()) === 0) {
        return Date.now() - started;
      }
      await pause(250, undefined, { signal: this.signal });
    }
    return null;
  }

  async pending(): Promise<number> {
    return this.count(`SELECT count(*)::int AS n FROM work WHERE state = 'pending'`, []);
  }

  private async undecided(): Promise<number> {
    const poisoned = this.traffic.poison.map(({ ext_id }) => ext_id);
    return this.count(
      `SELECT count(*)::int AS n FROM work WHERE state = 'pending' AND cause = 'arrival'
         AND created_at < now() - make_interval(secs => $1) AND comment_id <> ALL ($2)`,
      [LATE_MS / 1000, poisoned],
    );
  }

  private async count(sql: string, values: unknown[]): Promise<number> {
    return this.ask(sql, values).then(
      ([row]) => Number(row?.n),
      () => Infinity,
    );
  }
}
