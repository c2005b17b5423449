import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { type Postgres, startPostgres } from '../apps/cli/src/stores/postgres.js';
import { type Redis as RedisStore, startRedis } from '../apps/cli/src/stores/redis.js';

/** Both systems' stores: one Postgres and, unless the queue is in Postgres, one Redis, for this run alone. */
export class BenchStores {
  private runs = 0;

  private constructor(
    readonly dir: string,
    private readonly postgres: Postgres,
    private readonly redis: RedisStore | null,
  ) {}

  /** As durable as an installation: an acknowledgement that could be lost would be no acknowledgement. */
  static async start(backend: 'redis' | 'postgres'): Promise<BenchStores> {
    const dir = mkdtempSync(join(tmpdir(), 'palaver-bench-'));
    const postgres = await startPostgres({ dir: join(dir, 'postgres'), log: join(dir, 'postgres.log') });
    const redis =
      backend === 'redis' ? await startRedis({ dir: join(dir, 'redis'), log: join(dir, 'redis.log') }) : null;
    const stores = new BenchStores(dir, postgres, redis);
    // The moment a row was committed is read from Postgres itself, for both systems.
    await stores.admin('ALTER SYSTEM SET track_commit_timestamp = on');
    await postgres.restart();
    return stores;
  }

  get redisUrl(): string | null {
    return this.redis?.url ?? null;
  }

  get pids(): { postgres: number; redis?: number } {
    return { postgres: this.postgres.pid, ...(this.redis ? { redis: this.redis.pid } : {}) };
  }

  /** A database of its own per run, an empty Redis, and no debt of an earlier run left to be written out. */
  async fresh(label: string): Promise<{ databaseUrl: string; prefix: string; drop: () => Promise<void> }> {
    this.runs += 1;
    const name = `bench_${label}_${this.runs}`;
    await this.admin(`CREATE DATABASE ${name}`);
    if (this.redis !== null) {
      const client = new Redis(this.redis.url);
      await client.flushall();
      await client.quit();
    }
    const url = new URL(this.postgres.url);
    url.pathname = `/${name}`;
    const drop = async () => {
      await this.admin(`DROP DATABASE ${name} WITH (FORCE)`);
    };
    return { databaseUrl: url.href, prefix: name, drop };
  }

  async checkpoint(): Promise<void> {
    await this.admin('CHECKPOINT');
  }

  async versions(): Promise<{ postgres: string; redis: string | null }> {
    const [row] = await this.admin<{ version: string }>(`SELECT current_setting('server_version') AS version`);
    return { postgres: row?.version ?? 'unknown', redis: this.redis && (await redisVersion(this.redis.url)) };
  }

  async stop(): Promise<void> {
    await Promise.all([this.postgres.stop(), this.redis?.stop()]);
    rmSync(this.postgres.dir, { recursive: true, force: true });
    rmSync(this.dir, { recursive: true, force: true });
  }

  private async admin<Row = unknown>(sql: string): Promise<Row[]> {
    return queryOnce<Row>(this.postgres.url, sql);
  }
}

export async function queryOnce<Row>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

async function redisVersion(url: string): Promise<string | null> {
  const client = new Redis(url);
  const info = await client.info('server');
  await client.quit();
  return /redis_version:(\S+)/.exec(info)?.[1] ?? null;
}
