import { join } from 'node:path';
import { openSites } from '../../apps/cli/src/site-access.js';
import { freePort } from '../../apps/cli/src/stores/free-port.js';
import { helperOptions, nodeOptions } from '../../apps/cli/src/up/app-process.js';
import { Home } from '../../apps/cli/src/up/home.js';
import { migrate } from '../../libs/persistence/src/index.js';
import { prepareQueues } from '../../libs/queues/src/index.js';
import { type BenchStores, queryOnce } from '../stores.js';
import { Child } from './child.js';
import type { System } from './system.js';

/** The built gateway and worker, one site with a live key and the newsroom rules, no endpoints. */
export async function startPalaver(stores: BenchStores, cpuProfiles?: string): Promise<System> {
  const { databaseUrl, prefix, drop } = await stores.fresh('palaver');
  const home = new Home(join(stores.dir, 'home'));
  home.prepare();
  home.ensureMasterKey();
  await migrate(databaseUrl);
  const backend = stores.redisUrl === null ? 'postgres' : 'redis';
  await prepareQueues({ backend, databaseUrl, prefix });
  const sites = await openSites(databaseUrl, home.masterKeyFile);
  const { key } = await sites.create({ id: 'bench', name: 'Benchmark' });
  await sites.close();

  const [gatewayPort, workerPort] = [await freePort(), await freePort()];
  const env = {
    DATABASE_URL: databaseUrl,
    ...(stores.redisUrl === null ? {} : { REDIS_URL: stores.redisUrl }),
    QUEUE_BACKEND: backend,
    QUEUE_PREFIX: prefix,
    PALAVER_MASTER_KEY_FILE: home.masterKeyFile,
    HOST: '127.0.0.1',
    GATEWAY_PORT: String(gatewayPort),
    WORKER_HEALTH_PORT: String(workerPort),
    LOG_LEVEL: 'warn',
  };
  const start = (name: 'gateway' | 'worker') => {
    const profile = cpuProfiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${join(cpuProfiles, name)}`];
    const script = new URL(`../../apps/${name}/src/main.js`, import.meta.url);
    return Child.start(name, script, env, [...nodeOptions(name), ...helperOptions(), ...profile]);
  };
  const [gateway, worker] = [start('gateway'), start('worker')];
  const origin = `http://127.0.0.1:${gatewayPort}`;
  await Promise.all([
    gateway.untilAnswering(`${origin}/readyz`),
    worker.untilAnswering(`http://127.0.0.1:${workerPort}/readyz`),
  ]);
  return {
    name: 'palaver',
    target: { origin, path: '/v1/comments', key },
    pids: { gateway: gateway.pid, worker: worker.pid },
    done: async () =>
      (await queryOnce<{ n: number }>(databaseUrl, 'SELECT count(*)::int AS n FROM decision'))[0]?.n ?? 0,
    commits: async (ids) => {
      const rows = await queryOnce<{ id: string; at: number }>(
        databaseUrl,
        `SELECT comment_id AS id, extract(epoch FROM pg_xact_commit_timestamp(xmin))::float8 * 1000 AS at
         FROM decision WHERE comment_id LIKE $1 AND version = 1`,
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
