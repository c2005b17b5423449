import { setTimeout as pause } from 'node:timers/promises';
import { type WholeBacktest, wholeBacktestSchema } from '@palaver/contracts';
import { type RunningApp, startApp } from '../support/apps.js';
import { queueEnvironment } from '../support/queue.js';
import { storeComments } from '../support/stored-comments.js';
import { AdminHouse, MASTER_KEY } from './admin-house.js';

/** One rule, worth `points`, and one that has no hits. */
export const source = (points = 12) => `
schema: palaver/rules/v1
id: house
groups: { spam: { max: 20 } }
rules:
  - { id: WORD, group: spam, score: ${points}, reason: off_topic, when: { text: { terms: [gazebo] } } }
  - { id: IDLE, group: spam, score: 2, when: { text: { terms: [pergola] } } }
`;

/** A site with stored comments, the admin, and workers that are started when a test wants them. */
export class BacktestHouse {
  private readonly queue = queueEnvironment();
  private readonly workers: RunningApp[] = [];
  token = '';
  site = '';

  private constructor(readonly admin: AdminHouse) {}

  static async open(): Promise<BacktestHouse> {
    return new BacktestHouse(await AdminHouse.open());
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.stop()));
    await this.admin.close();
  }

  async newSite(id: string): Promise<void> {
    this.site = id;
    await this.admin.site(id);
    this.token = await this.admin.token('admin', [id]);
  }

  async worker(env: Record<string, string> = {}): Promise<RunningApp> {
    const stores = { DATABASE_URL: this.admin.database.url, PALAVER_MASTER_KEY: MASTER_KEY };
    const worker = await startApp('worker', { ...stores, ...this.queue, ...env });
    this.workers.push(worker);
    return worker;
  }

  comments(count: number, prefix?: string): Promise<void> {
    return storeComments(this.admin.database, this.site, count, prefix);
  }

  api(method: string, path: string, body?: unknown, token = this.token) {
    return this.admin.api(`/v1/sites/${this.site}/rule-sets/house/backtests${path}`, { method, body, token });
  }

  /** Begins one of `source()`, unless told otherwise, and gives its id. */
  async start(body: object = { source: source() }): Promise<string> {
    const answer = await this.api('POST', '', body);
    if (answer.status !== 202) {
      throw new Error(`refused: ${JSON.stringify(answer.body)}`);
    }
    return String(answer.body.id);
  }

  async read(id: string): Promise<WholeBacktest> {
    const answer = await this.api('GET', `/${id}`);
    if (answer.status === 503) {
      // A database that is slow for a moment asks for patience.
      return this.read(id);
    }
    if (answer.status !== 200) {
      throw new Error(`refused: ${JSON.stringify(answer.body)}`);
    }
    return wholeBacktestSchema.parse(answer.body);
  }

  async until(id: string, holds: (backtest: WholeBacktest) => boolean): Promise<WholeBacktest> {
    const deadline = Date.now() + 120_000;
    for (;;) {
      const backtest = await this.read(id);
      if (holds(backtest)) {
        return backtest;
      }
      if (Date.now() > deadline) {
        throw new Error(`it did not come to that: ${JSON.stringify({ ...backtest, report: null })}`);
      }
      await pause(50);
    }
  }

  /** Until no process of a backtest is connected: they end with their worker, however that ends. */
  async processesEnded(): Promise<void> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const left = await this.admin.database.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'palaver-backtest'`,
      );
      if (left.length === 0) {
        return;
      }
      if (Date.now() > deadline) {
        throw new Error('a process of a backtest has outlived its worker');
      }
      await pause(50);
    }
  }

  ended(id: string): Promise<WholeBacktest> {
    return this.until(id, ({ state }) => state !== 'waiting' && state !== 'running');
  }
}
