import { type Role } from '@palaver/contracts';
import { bundledRuleSet } from '@palaver/moderation';
import { ApiTokenRepository, type Database, openDatabase, SiteRepository } from '@palaver/persistence';
import { Sealer } from '@palaver/platform';
import { type RunningApp, startApp } from '../support/apps.js';
import { createDatabase, type TestDatabase } from '../support/database.js';

export const MASTER_KEY = '5a'.repeat(32);

export interface Answer {
  status: number;
  headers: Headers;
  // Tests look into answers by path; what is missing is undefined and fails the expectation.
  body: Record<string, never> & { [key: string]: never };
}

export interface ApiRequest {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  token?: string;
}

/** A database with sites and tokens, and the built admin on it. */
export class AdminHouse {
  private constructor(
    readonly database: TestDatabase,
    readonly admin: RunningApp,
    private readonly db: Database,
  ) {}

  static async open(env: Record<string, string> = {}): Promise<AdminHouse> {
    const database = await createDatabase();
    const db = await openDatabase(database.url, { role: 'app', max: 2 });
    const admin = await startApp('admin', { DATABASE_URL: database.url, PALAVER_MASTER_KEY: MASTER_KEY, ...env });
    return new AdminHouse(database, admin, db);
  }

  async close(): Promise<void> {
    await this.admin.stop();
    await this.db.close();
    await this.database.drop();
  }

  async site(id: string, mode: 'live' | 'observe' = 'live'): Promise<void> {
    const sites = new SiteRepository(this.db, new Sealer(Buffer.from(MASTER_KEY, 'hex')));
    await sites.create({ id, name: `Site ${id}`, mode, ruleSet: bundledRuleSet('newsroom') }, 'test');
  }

  async token(role: Role, sites: string[]): Promise<string> {
    const { token } = await new ApiTokenRepository(this.db).create({ name: `${role} of ${sites.join()}`, role, sites });
    return token;
  }

  /** A statement under the role the admin has, held to these sites. */
  asApp(sites: string[], sql: string): Promise<unknown[]> {
    return this.db.forSites(sites, (tx) => tx.query(sql));
  }

  /** Comments `<prefix>1` to `<prefix>n`, each decided `review` and waiting in the queue, with rising priority 0 to 4. */
  async waiting(siteId: string, count: number, prefix = 'c'): Promise<void> {
    await this.database.query(
      `WITH n AS (SELECT i, $3 || i AS id FROM generate_series(1, $2::int) i), c AS (
         INSERT INTO comment (site_id, id, head_rev, last_run, decision_version, decided_rev, decided_run, decided_action,
           decided_source, decided_at) SELECT $1, id, 1, 0, 1, 1, 0, 'review', 'automatic', now() FROM n
       ), r AS (
         INSERT INTO revision (site_id, comment_id, rev, data) SELECT $1, id, 1, json_build_object('text', 'text of ' || id,
           'author', json_build_object('id', 'a1', 'username', 'Ann'),
           'article', json_build_object('url', 'https://news.example/1'))::text FROM n
       ), d AS (
         INSERT INTO decision (site_id, comment_id, rev, run, version, action, source, score)
         SELECT $1, id, 1, 0, 1, 'review', 'automatic', 150 FROM n
       )
       INSERT INTO review_item (site_id, comment_id, rev, decision_version, reason_code, priority)
       SELECT $1, id, 1, 1, 'spam', i % 5 FROM n`,
      [siteId, count, prefix],
    );
  }

  /** A request as JSON; a string body is sent as it is. */
  async api(path: string, { method = 'GET', body, headers = {}, token }: ApiRequest = {}): Promise<Answer> {
    const response = await fetch(this.admin.url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await textOf(response);
    return {
      status: response.status,
      headers: response.headers,
      body: (text === ''
        ? {}
        : response.headers.get('content-type')?.startsWith('text/')
          ? { text }
          : JSON.parse(text)) as Answer['body'],
    };
  }

  post(path: string, token: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.api(path, { method: 'POST', token, body, headers });
  }
}

/** Of a stream that does not end: what it begins with. */
export async function textOf(response: Response): Promise<string> {
  if (response.headers.get('content-type')?.startsWith('text/event-stream') !== true) {
    return response.text();
  }
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return Buffer.from(first?.value ?? []).toString();
}
