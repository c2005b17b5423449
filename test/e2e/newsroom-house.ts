import { setTimeout as pause } from 'node:timers/promises';
import { type Role } from '@palaver/contracts';
import { ApiTokenRepository, openDatabase } from '@palaver/persistence';
import { type RunningApp } from '../support/apps.js';
import { GatewayHouse, type Reply } from '../support/gateway-house.js';
import { type TestDatabase } from '../support/database.js';
import { palaverCli } from '../support/palaver-cli.js';
import { type Answer } from './admin-house.js';

type Headers = Record<string, string>;

/** Gateway, worker and admin on one database with the sites `news` and `other`, as a newsroom has them. */
export class NewsroomHouse {
  private constructor(
    readonly gateway: GatewayHouse,
    private readonly admin: RunningApp,
    private readonly all: string,
  ) {}

  static async open(): Promise<NewsroomHouse> {
    const gateway = await GatewayHouse.open({ CALLBACK_ALLOWED: '127.0.0.1:*' });
    const all = await createToken(gateway.database.url, 'admin', ['*']);
    const admin = await gateway.start('admin');
    await gateway.start('worker');
    return new NewsroomHouse(gateway, admin, all);
  }

  get database(): TestDatabase {
    return this.gateway.database;
  }

  get adminUrl(): string {
    return this.admin.url;
  }

  close(): Promise<void> {
    return this.gateway.close();
  }

  token(role: Role, sites: string[]): Promise<string> {
    return createToken(this.database.url, role, sites);
  }

  /** Held to these sections. */
  sectionToken(role: Role, sites: string[], sections: string[]): Promise<string> {
    return createToken(this.database.url, role, sites, sections);
  }

  /** A comment of the site `news`. */
  send(comment: unknown, headers: Headers = {}): Promise<Reply> {
    return this.gateway.post('/v1/comments', comment, { ...this.live(), ...headers });
  }

  /** An event of the site `news`. */
  event(event: unknown): Promise<Reply> {
    return this.gateway.post('/v1/events', event, this.live());
  }

  read(path: string): Promise<Reply> {
    return this.gateway.get(path, this.gateway.news.liveKey);
  }

  look(path: string, token = this.all): Promise<Answer> {
    return this.ask(path, { headers: { authorization: `Bearer ${token}` } });
  }

  act(path: string, body: unknown, headers: Headers = {}, token = this.all, method = 'POST'): Promise<Answer> {
    return this.ask(path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  /** What `palaver verify --replay` finds. */
  verifyReplay(): Promise<{ code: number | null; output: string }> {
    return palaverCli(['verify', '--replay', '--json'], { DATABASE_URL: this.database.url });
  }

  private live(): Headers {
    return { authorization: `Bearer ${this.gateway.news.liveKey}` };
  }

  private async ask(path: string, init: RequestInit): Promise<Answer> {
    const response = await fetch(this.admin.url + path, init);
    const text = await response.text();
    const body = (text === '' ? {} : JSON.parse(text)) as Answer['body'];
    return { status: response.status, headers: response.headers, body };
  }
}

/** Waits until it is so. @throws after ten seconds */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; !(await isSo()); await pause(50)) {
    if (Date.now() > end) {
      throw new Error(`not within 10 s: ${String(isSo)}`);
    }
  }
}

async function createToken(url: string, role: Role, sites: string[], sections?: string[]): Promise<string> {
  const db = await openDatabase(url, { role: 'app', max: 1 });
  const name = `${role} of ${sites.join()}`;
  const { token } = await new ApiTokenRepository(db).create({ name, role, sites, sections });
  await db.close();
  return token;
}
