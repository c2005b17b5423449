import { type Role } from '@palaver/contracts';
import { ApiTokenRepository, openDatabase } from '@palaver/persistence';
import { type RunningApp, startApp } from '../support/apps.js';
import { createPipeline, type Pipeline } from '../support/pipeline.js';
import { MASTER_KEY } from './admin-house.js';

interface Sent {
  status: number;
  // Tests look into answers by path; what is missing is undefined and fails the expectation.
  body: Record<string, never> & { [key: string]: never };
}

/** The pipeline of the site `news`, and the built admin on its database. */
export class ImportHouse {
  private constructor(
    readonly pipeline: Pipeline,
    readonly token: string,
    private running: RunningApp,
  ) {}

  static async open(): Promise<ImportHouse> {
    const pipeline = await createPipeline();
    return new ImportHouse(pipeline, await createToken(pipeline, 'admin'), await startAdmin(pipeline));
  }

  get url(): string {
    return this.running.url;
  }

  newToken(role: Role): Promise<string> {
    return createToken(this.pipeline, role);
  }

  /** Kills the admin in whatever it does and starts another one. */
  async crash(): Promise<void> {
    await this.running.kill();
    this.running = await startAdmin(this.pipeline);
  }

  async close(): Promise<void> {
    await this.running.stop();
    await this.pipeline.close();
  }

  async send(method: 'GET' | 'POST', path: string, sent?: unknown, token = this.token): Promise<Sent> {
    const body = method === 'POST' ? (sent ?? {}) : undefined;
    const lines = typeof body === 'string';
    const answer = await fetch(`${this.url}/v1/imports${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': lines ? 'application/x-ndjson' : 'application/json',
      },
      body: lines || body === undefined ? body : JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Sent['body'] };
  }

  async begin(): Promise<string> {
    return String((await this.send('POST', '', { siteId: 'news' })).body.id);
  }

  lines(id: string, from: number, lines: readonly unknown[], more = ''): Promise<Sent> {
    return this.send('POST', `/${id}/lines?from=${from}${more}`, ndjson(lines));
  }

  /** Everything an import may write, of all comments whose id begins with `prefix`, but for times of storing. */
  async rows(prefix: string): Promise<unknown> {
    const [row] = await this.pipeline.database.query(
      `SELECT (SELECT json_agg(c ORDER BY id) FROM comment c WHERE id LIKE $1) AS comments,
        (SELECT json_agg(r ORDER BY comment_id, rev) FROM revision r WHERE comment_id LIKE $1) AS revisions,
        (SELECT json_agg(to_jsonb(d) - 'xid' ORDER BY comment_id, version) FROM decision d WHERE comment_id LIKE $1) AS decisions,
        (SELECT json_agg(to_jsonb(e) - 'received_at' ORDER BY id) FROM ingest_event_v e WHERE comment_id LIKE $1) AS events,
        (SELECT json_agg(a ORDER BY key) FROM author a WHERE key LIKE 'id:' || $1) AS authors,
        (SELECT json_agg(p ORDER BY key) FROM article p WHERE key LIKE 'id:' || $1) AS articles`,
      [`${prefix}%`],
    );
    return row;
  }
}

export const ndjson = (lines: readonly unknown[]) =>
  lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');

/** A line of an import; its comment, author and article are named alike, so that tests do not meet. */
export function line(id: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    article: { id: `${id} page`, url: 'https://news.example/harbour' },
    author: { id: `${id} author`, username: 'tidewatcher' },
    text: `What ${id} said.`,
    createdAt: '2024-05-06T07:08:09Z',
    decision: { action: 'approve', decidedAt: '2024-05-06T08:00:00Z', by: 'desk' },
    ...changes,
  };
}

async function createToken(pipeline: Pipeline, role: Role): Promise<string> {
  const db = await openDatabase(pipeline.database.url, { role: 'app', max: 1 });
  const { token } = await new ApiTokenRepository(db).create({ name: `the ${role}`, role, sites: ['news'] });
  await db.close();
  return token;
}

function startAdmin(pipeline: Pipeline): Promise<RunningApp> {
  return startApp('admin', { DATABASE_URL: pipeline.database.url, PALAVER_MASTER_KEY: MASTER_KEY });
}
