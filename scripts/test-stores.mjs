import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './ensure.mjs';

const PREFIX = 'palaver-test-';
const built = (file) => import(pathToFileURL(join(root, 'dist/apps/cli/src/stores', file)).href);

/** Private stores for one run of the tests, on free ports, in a folder that goes away with them. */
export async function startTestStores(say) {
  const { startPostgres } = await built('postgres.js');
  const { startRedis } = await built('redis.js');
  const marks = await built('process-mark.js');
  await sweep(marks);
  const dir = mkdtempSync(join(tmpdir(), PREFIX));
  marks.writeMark(join(dir, 'owner.json'), process.pid);
  const started = [];
  const stop = async () => {
    await Promise.all(started.map((store) => store.stop()));
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    const postgres = await startPostgres({
      dir: join(dir, 'postgres'),
      log: join(dir, 'postgres.log'),
      throwaway: true,
    });
    started.push(postgres);
    const template = await makeTemplate(postgres.url);
    const redis = await startRedis({ dir: join(dir, 'redis'), log: join(dir, 'redis.log') });
    if (redis !== null) {
      started.push(redis);
    }
    say(
      `test stores: Postgres${redis === null ? '; no redis-server or valkey-server on PATH' : ' and Redis'}, thrown away afterwards`,
    );
    const env = {
      TEST_DATABASE_URL: postgres.url,
      TEST_DATABASE_TEMPLATE: template,
      TEST_QUEUE: redis === null ? 'postgres' : 'redis',
    };
    return { dir, stop, env: redis === null ? env : { ...env, TEST_REDIS_URL: redis.url } };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A migrated database that each test file gets a copy of: migrating once is enough. */
async function makeTemplate(serverUrl) {
  const { migrate, openDatabase } = await import(pathToFileURL(join(root, 'dist/libs/persistence/src/index.js')).href);
  const url = new URL(serverUrl);
  url.pathname = '/test_template';
  const server = await openDatabase(serverUrl, { role: 'owner', max: 1 });
  try {
    await server.query('CREATE DATABASE test_template');
  } finally {
    await server.close();
  }
  await migrate(url.href);
  return 'test_template';
}

/** Stores of runs that were killed before they could clean up. */
export async function sweep({ isAlive, readMark, stopLeftover }) {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const dir = join(tmpdir(), name);
    const owner = readMark(join(dir, 'owner.json'));
    // Without a mark it may be another run's that is just being made.
    if (owner === null || isAlive(owner)) {
      continue;
    }
    for (const store of ['postgres', 'redis'].map((part) => join(dir, part)).filter(existsSync)) {
      await stopLeftover(join(store, 'process.json'), 'SIGINT', 3000);
    }
    rmSync(dir, { recursive: true, force: true });
  }
}
