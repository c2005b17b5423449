import { runMigrations } from 'bullmq';
import { Client } from 'pg';
import { type BenchStores, queryOnce } from '../stores.js';
import type { BareSettings } from '../bare/settings.js';
import { Child } from './child.js';
import type { System } from './system.js';

const TABLE = `CREATE TABLE comment (id text PRIMARY KEY, article_id text NOT NULL, article_url text NOT NULL,
  author_id text NOT NULL, username text NOT NULL, text text NOT NULL, created_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now())`;
const KEY = 'a-key-of-forty-three-characters-as-palavers';

export async function startBare(stores: BenchStores): Promise<System> {
  const { databaseUrl, prefix, drop } = await stores.fresh('bare');
  await queryOnce(databaseUrl, TABLE);
  if (stores.redisUrl === null) {
    await prepareQueue(databaseUrl);
  }
  const settings: BareSettings = { databaseUrl, redisUrl: stores.redisUrl, prefix, key: KEY };
  const env = { BARE_SETTINGS: JSON.stringify(settings) };
  const worker = Child.start('the bare worker', new URL('../bare/worker.js', import.meta.url), env);
  const gateway = Child.start('the bare gateway', new URL('../bare/gateway.js', import.meta.url), env);
  const [{ url }] = await Promise.all([gateway.message<{ url: string }>(), worker.message()]);
  return {
    name: 'bare',
    target: { origin: url, path: '/comments', key: KEY },
    pids: { gateway: gateway.pid, worker: worker.pid },
    done: async () =>
      (await queryOnce<{ n: number }>(databaseUrl, 'SELECT count(*)::int AS n FROM comment'))[0]?.n ?? 0,
    commits: async (ids) => {
      const rows = await queryOnce<{ id: string; at: number }>(
        databaseUrl,
        `SELECT id, extract(epoch FROM pg_xact_commit_timestamp(xmin))::float8 * 1000 AS at FROM comment WHERE id LIKE $1`,
        [`${ids}-%`],
      );
      return new Map(rows.map(({ id, at }) => [id, at]));
    },
    assertRunning: () => [gateway, worker].forEach((child) => child.assertRunning()),
    stop: async () => {
      await Promise.all([gateway.stop(), worker.stop()]);
      await drop();
    },
  };
}

async function prepareQueue(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await runMigrations(client, 'queue_bare');
  await client.end();
}
