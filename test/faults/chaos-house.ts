import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledRuleSet } from '@palaver/moderation';
import { migrate, openDatabase, SiteRepository } from '@palaver/persistence';
import { Sealer } from '@palaver/platform';
import { prepareQueues } from '@palaver/queues';
import { freePort } from '../../apps/cli/src/stores/free-port.js';
import { type Postgres, startPostgres } from '../../apps/cli/src/stores/postgres.js';
import { writeMark } from '../../apps/cli/src/stores/process-mark.js';
import { type Redis, startRedis } from '../../apps/cli/src/stores/redis.js';
import { AppSlot } from './app-slot.js';
import { NetProxy } from './net-proxy.js';

export type Backend = 'redis' | 'postgres';

export interface HouseOptions {
  backend: Backend;
  /** Where the apps' and stores' logs go. */
  logs: string;
  keep: boolean;
  /** What planted comments hold, and what each does to a worker: FAIL_ON_TEXT. */
  poison: string;
  /** How many of them; none unless told. */
  admins?: number;
  /** Two unless told otherwise. */
  workers?: 1 | 2;
  /** Without gateways where nothing arrives from outside; by default two. */
  gateways?: 0 | 2;
  /** Settings of the apps beside the usual ones. */
  env?: Record<string, string>;
}

/** What tells a folder of ours from others; `npm test` clears away what a killed run of either leaves. */
const PREFIX = 'palaver-test-';
const SITES = ['news', 'other'];
const PREFIX_OF_QUEUE = 'faults';

/** Two workers, and two gateways unless told otherwise, on stores of their own; the second gateway reaches Postgres through a proxy. */
export class ChaosHouse {
  readonly gateways: AppSlot[] = [];
  readonly workers: AppSlot[] = [];
  readonly admins: AppSlot[] = [];
  readonly keys = new Map<string, string>();
  redis: Redis | undefined;
  postgres!: Postgres;
  proxy!: NetProxy;
  readonly masterKey = randomBytes(32);
  private readonly dir = mkdtempSync(join(tmpdir(), PREFIX));

  private constructor(private readonly options: HouseOptions) {}

  static async open(options: HouseOptions): Promise<ChaosHouse> {
    const house = new ChaosHouse(options);
    try {
      await house.startStores();
      await house.startApps();
      return house;
    } catch (error) {
      await house.close();
      throw error;
    }
  }

  get apps(): AppSlot[] {
    return [...this.gateways, ...this.workers, ...this.admins];
  }

  get folder(): string {
    return this.dir;
  }

  async close(): Promise<void> {
    await Promise.all(this.apps.map((app) => app.stop()));
    await this.proxy?.close();
    await Promise.all([this.redis?.stop(), this.postgres?.stop('fast')]);
    if (!this.options.keep) {
      rmSync(this.dir, { recursive: true, force: true });
    }
  }

  /** When even the end is cut short: nothing of ours stays behind running. */
  abandon(): void {
    this.apps.forEach((app) => app.abandon());
    this.redis?.signal('SIGKILL');
    this.postgres?.signal('SIGKILL');
  }

  private async startStores(): Promise<void> {
    const { backend, logs, keep } = this.options;
    if (!keep) {
      writeMark(join(this.dir, 'owner.json'), process.pid);
    }
    this.postgres = await startPostgres({ dir: join(this.dir, 'postgres'), log: join(logs, 'postgres.log') });
    if (backend === 'redis') {
      const redis = await startRedis({ dir: join(this.dir, 'redis'), log: join(logs, 'redis.log') });
      this.redis = redis ?? undefined;
    }
    this.proxy = await NetProxy.start({ host: '127.0.0.1', port: Number(new URL(this.postgres.url).port) });
    await migrate(this.postgres.url);
    await prepareQueues({ backend, databaseUrl: this.postgres.url, prefix: PREFIX_OF_QUEUE });
  }

  private async startApps(): Promise<void> {
    const { backend, logs, poison } = this.options;
    await this.createSites(new Sealer(this.masterKey));
    const env = {
      PALAVER_MASTER_KEY: this.masterKey.toString('hex'),
      QUEUE_BACKEND: backend,
      QUEUE_PREFIX: PREFIX_OF_QUEUE,
      ...(this.redis ? { REDIS_URL: this.redis.url } : {}),
      // Quarantine comes within the run instead of after minutes.
      RETRY_BASE_SECONDS: '0.2',
      ...this.options.env,
    };
    const throughProxy = new URL(this.postgres.url);
    throughProxy.port = String(this.proxy.port);
    const slot = async (app: 'gateway' | 'worker' | 'admin', n: number, more: Record<string, string>) => {
      const name = `${app}-${n}`;
      return new AppSlot({
        app,
        name,
        port: await freePort(),
        env: { ...env, ...more },
        log: join(logs, `${name}.log`),
      });
    };
    for (const [n, url] of [this.postgres.url, throughProxy.href].entries()) {
      if (this.options.gateways !== 0) {
        this.gateways.push(await slot('gateway', n + 1, { DATABASE_URL: url }));
      }
      if (n < (this.options.workers ?? 2)) {
        this.workers.push(await slot('worker', n + 1, { DATABASE_URL: this.postgres.url, FAIL_ON_TEXT: poison }));
      }
    }
    for (let n = 1; n <= (this.options.admins ?? 0); n += 1) {
      this.admins.push(await slot('admin', n, { DATABASE_URL: this.postgres.url }));
    }
    this.apps.forEach((app) => app.start());
    await Promise.all(this.apps.map((app) => app.untilReady()));
  }

  private async createSites(sealer: Sealer): Promise<void> {
    const db = await openDatabase(this.postgres.url, { role: 'app', max: 1 });
    const sites = new SiteRepository(db, sealer);
    for (const id of SITES) {
      await sites.create({ id, name: `Site ${id}`, ruleSet: bundledRuleSet('newsroom') }, 'faults');
      this.keys.set(id, (await sites.createKey(id, 'faults', false, 'faults')).key);
    }
    await db.close();
  }
}
