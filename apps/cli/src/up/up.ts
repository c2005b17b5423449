import { fileURLToPath } from 'node:url';
import { CommandError, sentence } from '../command-error.js';
import { migrateStores } from '../migrate-stores.js';
import { freePort, isPortFree } from '../stores/free-port.js';
import { stopLeftover } from '../stores/process-mark.js';
import { untilAborted } from '../stop-signal.js';
import { AppProcess } from './app-process.js';
import { ensureDemoSite } from './demo-site.js';
import { feed } from './feed.js';
import { lockHome } from './home-lock.js';
import { Home, type RunFile } from './home.js';
import { feedReport, invitation } from './report.js';
import { setUpLink } from './set-up-link.js';
import { appEnvironment, APPS, type Ports } from './settings.js';
import { type Stores, startStores } from './up-stores.js';

export interface UpOptions {
  home: string;
  gatewayPort: number;
  adminPort: number;
  feed: boolean;
  /** Aborted when it is time to stop. */
  abort: AbortSignal;
  say: (line: string) => void;
}

const APP_PATIENCE_MS = 8000;

/** Starts everything, feeds the example and stays until aborted; however it ends, nothing is left running. */
export async function up(options: UpOptions): Promise<void> {
  const { abort, say } = options;
  const home = new Home(options.home);
  home.prepare();
  const unlock = lockHome(home);
  home.ensureMasterKey();
  let stores: Stores | null = null;
  const apps: AppProcess[] = [];
  try {
    await Promise.all(APPS.map((name) => stopLeftover(home.mark(name))));
    const ports = await choosePorts(options);
    stores = await startStores(home, say);
    abort.throwIfAborted();
    const run = await prepare(home, stores, ports, say);
    abort.throwIfAborted();
    apps.push(...startApps(home, stores, ports, say));
    await Promise.all(apps.map((app) => app.ready(abort)));
    run.pids = {
      launcher: process.pid,
      ...stores.pids,
      ...Object.fromEntries(apps.map(({ name, pid }) => [name, pid])),
    };
    home.writeRun(run);
    say('gateway, worker and admin are ready');
    if (options.feed) {
      const example = fileURLToPath(new URL('../../../../../examples/article.json', import.meta.url));
      feedReport(await feed(example, run.gatewayUrl, run.siteKey, abort)).forEach(say);
    }
    invitation(run, home.dir).forEach(say);
    await untilAborted(abort);
  } catch (error) {
    if (!abort.aborted) {
      throw error;
    }
  } finally {
    if (abort.aborted) {
      say('stopping');
    }
    await Promise.all(apps.map((app) => app.stop(APP_PATIENCE_MS)));
    await stores?.stop();
    unlock();
  }
  say('stopped');
}

async function choosePorts({ gatewayPort, adminPort }: UpOptions): Promise<Ports> {
  if (gatewayPort === adminPort) {
    throw new CommandError('gateway and admin need two different ports; see --gateway-port and --admin-port.');
  }
  for (const [port, option] of [
    [gatewayPort, '--gateway-port'],
    [adminPort, '--admin-port'],
  ] as const) {
    if (!(await isPortFree(port))) {
      throw new CommandError(`port ${port} is taken by another program; choose a free one with ${option}.`);
    }
  }
  const taken = new Set([gatewayPort, adminPort]);
  const next = async (): Promise<number> => {
    const port = await freePort();
    return taken.has(port) ? next() : taken.add(port) && port;
  };
  const metrics = { gateway: await next(), worker: await next(), admin: await next() };
  return { gateway: gatewayPort, admin: adminPort, workerHealth: await next(), metrics };
}

function metricsUrls({ metrics }: Ports): Record<string, string> {
  return Object.fromEntries(APPS.map((app) => [app, `http://127.0.0.1:${metrics[app]}/metrics`]));
}

/** Schema, demo site and tokens; what run.json will hold. */
async function prepare(home: Home, stores: Stores, ports: Ports, say: (line: string) => void): Promise<RunFile> {
  const applied = await migrateStores(stores.databaseUrl, stores.redisUrl).catch((error: unknown) => {
    throw new CommandError(`the database could not be brought to the newest schema: ${sentence(error)}`);
  });
  say(applied.length === 0 ? 'schema: up to date' : `schema: applied ${applied.length} migrations`);
  const demo = await ensureDemoSite(stores.databaseUrl, home, say);
  const adminUrl = `http://127.0.0.1:${ports.admin}`;
  const run: RunFile = {
    gatewayUrl: `http://127.0.0.1:${ports.gateway}`,
    adminUrl,
    metricsUrls: metricsUrls(ports),
    ...demo,
    setupUrl: await setUpLink(stores.databaseUrl, home, adminUrl),
    databaseUrl: stores.databaseUrl,
    redisUrl: stores.redisUrl,
    pids: { launcher: process.pid, ...stores.pids },
  };
  // Written before the apps start: the keys in it exist nowhere else in readable form.
  home.writeRun(run);
  return run;
}

function startApps(home: Home, stores: Stores, ports: Ports, say: (line: string) => void): AppProcess[] {
  const portOf = { gateway: ports.gateway, worker: ports.workerHealth, admin: ports.admin };
  return APPS.map((name) => {
    const app = new AppProcess({
      name,
      script: fileURLToPath(new URL(`../../../${name}/src/main.js`, import.meta.url)),
      env: appEnvironment(name, home, stores, ports),
      log: home.log(name),
      markFile: home.mark(name),
      readyUrl: `http://127.0.0.1:${portOf[name]}/readyz`,
      say,
    });
    app.start();
    return app;
  });
}
