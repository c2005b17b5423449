import { bundledRuleSet } from '@palaver/moderation';
import { openDatabase, SiteRepository } from '@palaver/persistence';
import { Sealer } from '@palaver/platform';
import { type AppName, type RunningApp, startApp } from './apps.js';
import { createDatabase, type TestDatabase } from './database.js';
import { queueEnvironment } from './queue.js';

const MASTER_KEY = 'c3'.repeat(32);

export interface SiteAccess {
  id: string;
  liveKey: string;
  testKey: string;
  webhookSecret: string;
}

export interface Reply {
  status: number;
  headers: Headers;
  body: unknown;
}

/** A database with two sites, and the built gateway on it. */
export class GatewayHouse {
  private readonly apps: RunningApp[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly settings: Record<string, string>,
    readonly news: SiteAccess,
    readonly other: SiteAccess,
    readonly gateway: RunningApp,
  ) {
    this.apps.push(gateway);
  }

  static async open(settings: Record<string, string> = {}): Promise<GatewayHouse> {
    const database = await createDatabase();
    const db = await openDatabase(database.url, { role: 'app', max: 2 });
    const sites = new SiteRepository(db, new Sealer(Buffer.from(MASTER_KEY, 'hex')));
    const news = await createSite(sites, 'news');
    const other = await createSite(sites, 'other');
    await db.close();
    const all = { DATABASE_URL: database.url, PALAVER_MASTER_KEY: MASTER_KEY, ...queueEnvironment(), ...settings };
    return new GatewayHouse(database, all, news, other, await startApp('gateway', all));
  }

  /** One more app on the same stores. */
  async start(name: AppName, settings: Record<string, string> = {}): Promise<RunningApp> {
    const app = await startApp(name, { ...this.settings, ...settings });
    this.apps.push(app);
    return app;
  }

  async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const raw = typeof body === 'string' || body instanceof Uint8Array;
    return this.request(path, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.news.testKey}`, 'content-type': 'application/json', ...headers },
      body: raw ? (body as string) : JSON.stringify(body),
    });
  }

  async get(path: string, key = this.news.testKey): Promise<Reply> {
    return this.request(path, { headers: { authorization: `Bearer ${key}` } });
  }

  async request(path: string, init: RequestInit): Promise<Reply> {
    const answer = await fetch(this.gateway.url + path, init);
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) };
  }

  async close(): Promise<void> {
    await Promise.all(this.apps.map((app) => app.stop()));
    await this.database.drop();
  }
}

async function createSite(sites: SiteRepository, id: string): Promise<SiteAccess> {
  const ruleSet = bundledRuleSet('newsroom');
  const { webhookSecret } = await sites.create({ id, name: `Site ${id}`, ruleSet }, 'test');
  const live = await sites.createKey(id, 'live', false, 'test');
  const test = await sites.createKey(id, 'test', true, 'test');
  return { id, liveKey: live.key, testKey: test.key, webhookSecret };
}

let last = 0;

/** A comment as a site sends it; ids are new each time unless given. */
export function comment(changes: Record<string, unknown> = {}): Record<string, unknown> & { id: string } {
  last += 1;
  return {
    id: `c-${process.pid}-${last}`,
    article: { url: 'https://news.example/harbour', title: 'Harbour to be dredged again' },
    author: { id: 'u-5', username: 'tidewatcher' },
    text: 'The last dredging was finished only two years ago.',
    ...changes,
  };
}

/** An envelope round `data`; ids are new each time unless given. */
export function envelope<Data>(type: string, data: Data, changes: Record<string, unknown> = {}) {
  last += 1;
  return { type, id: `e-${process.pid}-${last}`, timestamp: '2026-01-31T12:00:00Z', data, ...changes };
}

export function created(data: Record<string, unknown> = {}, changes: Record<string, unknown> = {}) {
  return envelope('comment.created', comment(data), changes);
}
