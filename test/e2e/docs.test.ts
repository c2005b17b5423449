import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiTokenRepository, openDatabase, PersonLinkRepository } from '@palaver/persistence';
import { buildOpenApi } from '../../apps/admin/src/openapi/build-openapi.js';
import { type RunningApp, startApp } from '../support/apps.js';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { type ApiDocument, operationsOf } from '../support/document-schemas.js';
import { ended } from '../support/palaver-cli.js';
import { queueEnvironment } from '../support/queue.js';
import { RecordingProxy } from '../support/recording-proxy.js';

/** Routes of programs and of those who write rules: `docs/receive.md` and `docs/RULES.md` are about them. */
const ELSEWHERE = ['endpoints', 'rule-sets', 'packs', 'imports', 'schemas', 'service'];

let database: TestDatabase;
let apps: RunningApp[];
let admin: RecordingProxy;
let env: Record<string, string>;
const folder = mkdtempSync(join(tmpdir(), 'palaver-docs-'));

beforeAll(async () => {
  database = await createDatabase();
  const settings = {
    DATABASE_URL: database.url,
    PALAVER_MASTER_KEY: '5a'.repeat(32),
    CALLBACK_ALLOWED: '127.0.0.1:*',
    // Nobody listens there: what is to be mailed waits.
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'desk@news.example',
    ...queueEnvironment(),
  };
  apps = await Promise.all((['gateway', 'worker', 'admin'] as const).map((name) => startApp(name, settings)));
  admin = await RecordingProxy.start(apps[2]?.url ?? '');
  const db = await openDatabase(database.url, { role: 'app', max: 1 });
  const { token } = await new ApiTokenRepository(db).create({ name: 'docs', role: 'admin', sites: ['*'] });
  const setUp = await new PersonLinkRepository(db).createSetUp(1);
  await db.close();
  env = {
    PATH: process.env.PATH ?? '',
    TMPDIR: folder,
    ADMIN: admin.url,
    GATEWAY: apps[0]?.url ?? '',
    TOKEN: token,
    SETUP: setUp?.value ?? '',
  };
});
afterAll(async () => {
  await admin.close();
  await Promise.all(apps.map((app) => app.stop()));
  await database.drop();
  rmSync(folder, { recursive: true });
});

/** Runs the examples of a page as they stand, one after the other; what they write. */
async function run(page: string): Promise<string> {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, text]) => text);
  expect(blocks.length).toBeGreaterThan(4);
  const first = admin.recorded.length;
  const script = blocks.join('\n');
  const { code, output } = await ended(spawn('bash', ['-euo', 'pipefail', '-c', script], { env }));
  expect([code, code === 0 ? '' : output]).toEqual([0, '']);
  expect(admin.recorded.slice(first).filter(({ status }) => status >= 300)).toEqual([]);
  return output;
}

const rows = (sql: string) => database.query(sql);

describe('the examples of', () => {
  it('docs/ADMIN.md', async () => {
    const output = await run('docs/ADMIN.md');
    expect(output).toContain('"languages":["de","en"]');
    expect(output).toContain(`"siteId","commentId","rev"`);
    const created = output.split('\n').filter((line) => line.includes('"name":"first"') && line.includes('"key":'));
    expect(created).toHaveLength(2);
    expect(created[0]).toBe(created[1]);
    expect(await rows(`SELECT 1 FROM site_key WHERE name = 'first'`)).toHaveLength(1);
  });

  it('docs/PEOPLE.md', async () => {
    const output = await run('docs/PEOPLE.md');
    expect(output).toContain('"kind":"person"');
    expect(output).toContain('"role":"lead"');
    const [ben] = await database.query('SELECT password, totp FROM person WHERE name = $1', ['Ben']);
    expect(ben).toMatchObject({ password: expect.stringMatching(/^\$scrypt\$/), totp: null });
  });

  it('docs/REVIEW.md', async () => {
    await run('docs/REVIEW.md');
    expect(await rows(`SELECT 1 FROM decision WHERE source = 'moderator' AND action = 'reject'`)).toHaveLength(1);
    expect(await rows('SELECT 1 FROM review_opinion')).toHaveLength(1);
    expect(await rows('SELECT 1 FROM review_item WHERE skips > 0')).toHaveLength(1);
    expect(await rows(`SELECT 1 FROM review_item WHERE queue = 'escalated'`)).toHaveLength(1);
  });

  it('docs/BATCHES.md', async () => {
    await run('docs/BATCHES.md');
    const kinds = await rows(
      `SELECT b.kind, count(e.comment_id) > 0 AS decides FROM batch b
       LEFT JOIN batch_entry e ON e.site_id = b.site_id AND e.batch_id = b.id AND e.state = 'decided' GROUP BY b.id, b.kind`,
    );
    const decided = kinds.filter(({ decides }) => decides).map(({ kind }) => kind);
    expect([...new Set(decided)].sort()).toEqual(['query', 'reverse', 'selection', 'undo', 'wave']);
  });

  it('docs/INSIGHTS.md', async () => {
    const output = await run('docs/INSIGHTS.md');
    expect(output).toContain('event: ready');
    expect(output).toContain('"action","reason","count"');
  });

  it('docs/AUTHORS.md', async () => {
    const output = await run('docs/AUTHORS.md');
    expect(output).toContain('"state":"lifted"');
    expect(output).toContain('"audience":"author"');
    expect(output).toContain('"reportThreshold":2.5');
    expect(output).toContain('"timeZone":"Europe/Berlin"');
    expect(await rows(`SELECT kind FROM sanction WHERE actor = 'strikes' AND since IS NOT NULL`)).toEqual([
      { kind: 'premoderate' },
    ]);
  });

  it('all of them try every route of the moderators', () => {
    const document = JSON.parse(JSON.stringify(buildOpenApi())) as ApiDocument;
    const routes = operationsOf(document).filter(({ is }) => !is.tags.some((tag) => ELSEWHERE.includes(tag)));
    expect(routes.length).toBeGreaterThan(90);
    const tried = ({ method, path }: { method: string; path: string }) => {
      const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
      return admin.recorded.some((one) => one.method === method.toUpperCase() && pattern.test(one.path));
    };
    expect(routes.filter((route) => !tried(route)).map(({ name }) => name)).toEqual([]);
  });
});
