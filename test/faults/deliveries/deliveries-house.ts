import { setTimeout as pause } from 'node:timers/promises';
import { type Database, EndpointRepository, openDatabase } from '@palaver/persistence';
import { Sealer } from '@palaver/platform';
import { Client } from 'pg';
import { moveClock } from '../../support/clock.js';
import { ChaosHouse } from '../chaos-house.js';
import { loadChaos, type Query, type RxRow } from '../checker/chaos-schema.js';
import { check, type Violation } from '../checker/check.js';
import { DELIVERY_INVARIANTS } from '../checker/delivery-invariants.js';

/** Two workers and their stores, endpoints, and a clock that can be moved. */
export class DeliveriesHouse {
  /** Seconds the time of deliveries is ahead of the database's own. */
  ahead = 0;

  private constructor(
    readonly house: ChaosHouse,
    readonly pipeline: Database,
    private readonly app: Database,
    private readonly client: Client,
  ) {}

  static async open(logs: string, keep: boolean): Promise<DeliveriesHouse> {
    const house = await ChaosHouse.open({
      backend: 'postgres',
      logs,
      keep,
      poison: '',
      gateways: 0,
      env: { CALLBACK_ALLOWED: '127.0.0.1:*', LOG_LEVEL: 'info' },
    });
    const { url } = house.postgres;
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    const pipeline = await openDatabase(url, { role: 'pipeline', max: 3 });
    return new DeliveriesHouse(house, pipeline, await openDatabase(url, { role: 'app', max: 1 }), client);
  }

  async close(): Promise<void> {
    await Promise.all([this.pipeline.close(), this.app.close(), this.client.end().catch(() => undefined)]);
    await this.house.close();
  }

  readonly query: Query = async (sql, values = []) =>
    (await this.client.query(sql, values)).rows as Record<string, unknown>[];

  async count(sql: string, values: unknown[] = []): Promise<number> {
    return Number((await this.query(`SELECT count(*)::int AS n ${sql}`, values))[0]?.n);
  }

  async endpoint(siteId: string, url: string, types = ['comment.moderated']): Promise<{ id: string; secret: string }> {
    const endpoints = new EndpointRepository(this.app, new Sealer(this.house.masterKey));
    const row = await endpoints.create([siteId], { siteId, url, types }, 'faults');
    if (!row) {
      throw new Error(`there is no site ${siteId}`);
    }
    return row;
  }

  /** Moves the clock on, once nothing is under way: a lease must not end while its message is on the wire. */
  async advance(seconds: number): Promise<void> {
    await this.until(async () => (await this.count(`FROM delivery WHERE state = 'leased'`)) === 0, 40_000);
    this.ahead += seconds;
    await moveClock((sql) => this.query(sql), this.ahead);
  }

  /** Whether it came true in time; asks four times a second. */
  async until(what: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> {
    for (const end = Date.now() + limitMs; !(await what()); await pause(250)) {
      if (Date.now() > end) {
        return false;
      }
    }
    return true;
  }

  async check(rx: readonly RxRow[]): Promise<Violation[]> {
    await loadChaos(this.query, { op: [], model: [], poison: [], rx });
    return check(this.query, DELIVERY_INVARIANTS);
  }

  /** Between two scenarios: no endpoint is called any more, and the clock is right again. */
  async rest(): Promise<void> {
    await this.query(`UPDATE endpoint SET enabled = false, deleted_at = now(), disabled_at = now()`);
    this.ahead = 0;
    await moveClock((sql) => this.query(sql), 0);
    await this.query('TRUNCATE delivery, delivery_try, comment, revision, decision, review_item');
  }
}
