import { openDatabase, PersonLinkRepository, PersonRepository, SessionRepository } from '@palaver/persistence';
import { type Role } from '@palaver/contracts';
import { type BrowserContext } from 'playwright-core';
import { type RunningApp } from '../support/apps.js';
import { comment, GatewayHouse } from '../support/gateway-house.js';

const AT_ONCE = 8;

/** Gateway, worker and admin as they are built, with the console, on stores of their own. */
export class ConsoleHouse {
  private since = new Date(0);

  private constructor(
    readonly house: GatewayHouse,
    readonly admin: RunningApp,
  ) {}

  static async open(): Promise<ConsoleHouse> {
    const house = await GatewayHouse.open({ RATE_LIMIT_SIGN_INS: '0', CALLBACK_ALLOWED: '127.0.0.1:*' });
    const [admin] = await Promise.all([house.start('admin', { PUBLIC_URL: house.gateway.url }), house.start('worker')]);
    return new ConsoleHouse(house, admin);
  }

  close(): Promise<void> {
    return this.house.close();
  }

  /** What `npm start` prints for the first account. */
  async setUpLink(): Promise<string> {
    const db = await openDatabase(this.house.database.url, { role: 'app', max: 1 });
    const link = await new PersonLinkRepository(db).createSetUp(1);
    await db.close();
    return `${this.admin.url}/welcome#${link?.value}`;
  }

  /** Somebody who has signed in, in this browser. */
  async signIn(context: BrowserContext, role: Role, name: string, sites: readonly string[] = ['news']): Promise<void> {
    const value = await this.beginSession(role, name, sites);
    await context.addCookies([{ name: 'palaver', value, url: this.admin.url, httpOnly: true, sameSite: 'Strict' }]);
  }

  /** The cookie of somebody who has signed in. */
  async beginSession(role: Role, name: string, sites: readonly string[] = ['news']): Promise<string> {
    const db = await openDatabase(this.house.database.url, { role: 'app', max: 1 });
    const email = `${name.toLowerCase()}@news.example`;
    const person = await new PersonRepository(db).create({ email, name, role, sites }, 'test');
    const { value } = await new SessionRepository(db).begin(person, 'a browser');
    await db.close();
    return value;
  }

  /** A comment that waits for a person, unless its text makes rules decide otherwise. */
  async send(changes: Record<string, unknown>, key = this.house.news.liveKey): Promise<void> {
    const { status, body } = await this.house.post('/v1/comments', comment(changes), {
      authorization: `Bearer ${key}`,
      prefer: 'wait=10',
    });
    if (status >= 300) {
      throw new Error(`${status} ${JSON.stringify(body)}`);
    }
  }

  /** The same, asked for by its text, as a test key may. */
  async sendForReview(text: string, changes: Record<string, unknown> = {}): Promise<void> {
    await this.send({ ...changes, text: `palaver:review ${text}` }, this.house.news.testKey);
  }

  /** So many at a time that nothing waits for long. */
  async sendMany<Of>(all: readonly Of[], send: (one: Of) => Promise<void>): Promise<void> {
    const left = [...all];
    const lane = async () => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) {
        await send(one);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  }

  /** How many wait in a queue, or in all of them. */
  async openIn(queue?: string): Promise<number> {
    const rows = await this.house.database.query<{ open: number }>(
      'SELECT count(*)::int AS open FROM review_item WHERE closed_at IS NULL AND queue = coalesce($1, queue)',
      [queue ?? null],
    );
    return rows[0]?.open ?? 0;
  }

  /** What was decided so far, the earliest first. */
  async decisionsBy(source: string): Promise<string[]> {
    const rows = await this.house.database.query<{ action: string }>(
      'SELECT action FROM decision WHERE source = $1 AND decided_at >= $2 ORDER BY decided_at',
      [source, this.since],
    );
    return rows.map(({ action }) => action);
  }

  /** Nothing waits any more, and decisions are counted anew from now on. */
  async startAfresh(): Promise<void> {
    await this.house.database.query(
      'UPDATE review_item SET closed_at = now(), claim_owner = NULL WHERE closed_at IS NULL',
    );
    const [row] = await this.house.database.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    this.since = row?.now ?? this.since;
  }
}
