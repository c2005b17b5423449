import { randomBytes, scryptSync } from 'node:crypto';
import { type Role } from '@palaver/contracts';
import { bundledRuleSet } from '@palaver/moderation';
import {
  ApiTokenRepository,
  type Database,
  openDatabase,
  PersonLinkRepository,
  PersonRepository,
  type PersonRow,
  SessionRepository,
  SiteRepository,
} from '@palaver/persistence';
import { Sealer } from '@palaver/platform';
import { type RunningApp, startApp } from '../support/apps.js';
import { createDatabase, type TestDatabase } from '../support/database.js';

export const MASTER_KEY = '5a'.repeat(32);

/** As though there were a mail server; without a worker nothing is sent. */
export const MAIL_SET_UP = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'palaver@news.example' };

export const PASSWORD = 'tin roof, slow harbour';

export interface PersonOptions {
  sections?: string[];
  password?: string;
}

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
  /** The cookie of a session; the request then comes from a page of the admin itself. */
  session?: string;
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

  async token(role: Role, sites: string[], sections?: string[]): Promise<string> {
    const name = `${role} of ${sites.join()}`;
    return (await new ApiTokenRepository(this.db).create({ name, role, sites, sections })).token;
  }

  /** Somebody with a password, which is hashed cheaply until he signs in with it. */
  async person(role: Role, sites: string[], { sections, password = PASSWORD }: PersonOptions = {}): Promise<PersonRow> {
    const email = `${randomBytes(6).toString('hex')}@news.example`;
    const person = { email, name: `The ${role}`, role, sites, sections };
    const row = await new PersonRepository(this.db).create(person, 'test');
    await this.database.query('UPDATE person SET password = $2 WHERE id = $1', [row.id, cheapHash(password)]);
    return row;
  }

  links(): PersonLinkRepository {
    return new PersonLinkRepository(this.db);
  }

  /** The cookie of a session of this person, as though he had signed in. */
  async session(person: PersonRow): Promise<string> {
    return `palaver=${(await new SessionRepository(this.db).begin(person, null)).value}`;
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
  async api(path: string, { method = 'GET', body, headers = {}, token, session }: ApiRequest = {}): Promise<Answer> {
    const response = await fetch(this.admin.url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(session === undefined ? {} : { cookie: session, origin: this.admin.url }),
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
        : /^text\/|ndjson/.test(response.headers.get('content-type') ?? '')
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

function cheapHash(password: string): string {
  const salt = randomBytes(16);
  const hash = scryptSync(password, salt, 32, { N: 2 ** 10, r: 8, p: 1 });
  const [written, hashed] = [salt, hash].map((bytes) => bytes.toString('base64').replace(/=+$/, ''));
  return `$scrypt$ln=10,r=8,p=1$${written}$${hashed}`;
}
