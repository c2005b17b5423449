import { setTimeout as pause } from 'node:timers/promises';
import { type CommentObject, commentObjectSchema, type Role } from '@palaver/contracts';
import { ApiTokenRepository, openDatabase } from '@palaver/persistence';
import { type RunningApp } from '../support/apps.js';
import { GatewayHouse, type Reply } from '../support/gateway-house.js';
import { type TestDatabase } from '../support/database.js';
import { palaverCli } from '../support/palaver-cli.js';
import { type Answer } from './admin-house.js';

type Headers = Record<string, string>;
type SentComment = Record<string, unknown> & { id: string };

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

  /** A comment of the site `news`, as it is decided at once. */
  async sendAndWait(sent: SentComment): Promise<CommentObject> {
    return commentObjectSchema.parse((await this.send(sent, { prefer: 'wait=10' })).body);
  }

  /** A comment of the site `news`, as it is decided by the worker. @throws when it is not taken for later */
  async sendAndLook(sent: SentComment): Promise<CommentObject> {
    const { status: taken } = await this.send(sent);
    if (taken !== 202) {
      throw new Error(`it was answered with ${taken}`);
    }
    let found: CommentObject | undefined;
    await until(async () => {
      const { status, body } = await this.read(`/v1/comments/${sent.id}`);
      found = status === 200 ? commentObjectSchema.parse(body) : undefined;
      return found?.status === 'decided';
    });
    return found as CommentObject;
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
