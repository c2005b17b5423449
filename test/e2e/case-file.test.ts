import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CaseAuditRow, type CaseFile, caseFileSchema, type Role } from '@palaver/contracts';
import { ApiTokenRepository, AuditChainRepository, ErasureRepository, openDatabase } from '@palaver/persistence';
import { type RunningApp, startApp } from '../support/apps.js';
import { untilBehindHorizon } from '../support/horizon.js';
import { HOSTILE_TEXTS } from '../support/hostile-texts.js';
import { createPipeline, type Pipeline, revision } from '../support/pipeline.js';
import { palaverCli } from '../support/palaver-cli.js';

const INSULT = 'You idiot, nobody asked you.';

let pipeline: Pipeline;
let admin: RunningApp;
let lead: string;

const query = <Row>(sql: string, values: unknown[] = []) => pipeline.database.query<Row>(sql, values);

async function tokenOf(role: Role, sites = ['news']): Promise<string> {
  const db = await openDatabase(pipeline.database.url, { role: 'app', max: 1 });
  const { token } = await new ApiTokenRepository(db).create({ name: role, role, sites });
  await db.close();
  return token;
}

async function decide(...items: ReturnType<typeof revision>[]): Promise<void> {
  const stored = await Promise.all(items.map((item) => pipeline.ingest.submit(item)));
  await pipeline.runner.run(
    stored.flatMap(({ work }) => work?.id ?? []),
    false,
  );
}

async function sealAll(): Promise<void> {
  const chain = new AuditChainRepository(pipeline.db);
  while ((await query('SELECT 1 FROM audit WHERE pos IS NULL')).length > 0) {
    await chain.seal();
  }
}

const ask = (path: string, { token = lead, ...headers }: Record<string, string> = {}) =>
  fetch(admin.url + path, { headers: { ...headers, authorization: `Bearer ${token}` } });
const caseOf = async (id: string): Promise<CaseFile> =>
  caseFileSchema.parse(await (await ask(`/v1/sites/news/comments/${encodeURIComponent(id)}/case`)).json());

beforeAll(async () => {
  pipeline = await createPipeline();
  admin = await startApp('admin', { DATABASE_URL: pipeline.database.url, PALAVER_MASTER_KEY: '5a'.repeat(32) });
  lead = await tokenOf('lead');
  await query(
    `INSERT INTO endpoint (site_id, url, types, sealed) VALUES ('news', 'https://news.example/hook', '{comment.moderated}', '')`,
  );
  await decide(revision('told', 1, { text: 'The harbour is to be dredged again.' }));
  await decide(revision('told', 2, { text: INSULT }));
  const [item] = await query<{ id: string }>(`SELECT id::text FROM review_item WHERE comment_id = 'told'`);
  await query(
    `INSERT INTO report (site_id, comment_id, reporter_id, reason, note, reported_at)
     VALUES ('news', 'told', 'u9', 'insult', 'third time', now())`,
  );
  const etag = (await ask('/v1/sites/news/comments/told')).headers.get('etag') ?? '';
  const answer = await fetch(`${admin.url}/v1/review/items/${item?.id}/decide`, {
    method: 'POST',
    headers: { authorization: `Bearer ${lead}`, 'content-type': 'application/json', 'if-match': etag },
    body: JSON.stringify({ action: 'reject', reason: 'insult', note: 'clear' }),
  });
  expect(answer.status).toBe(200);
  await untilBehindHorizon(pipeline.database);
  await new AuditChainRepository(pipeline.db).digest();
  await sealAll();
});
afterAll(async () => {
  await admin.stop();
  await pipeline.close();
});

/** What a third party does who has the file alone. */
function recheck(row: CaseAuditRow): { hash: string; commitment: string | null; says: string[] } {
  const bytes = (hex: string | null) => Buffer.from(hex ?? '', 'hex');
  const sha = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest('hex');
  const canonical = bytes(row.canonical);
  const parts: Buffer[] = [];
  for (let at = 0; at < canonical.length;) {
    const length = canonical.readInt32BE(at);
    parts.push(canonical.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  const [seq, site, actor, action, subject, commitment, micros] = parts as [Buffer, ...Buffer[]];
  return {
    hash: sha(bytes(row.prevHash), canonical),
    commitment: row.content === null ? null : sha(bytes(row.salt), Buffer.from(row.content)),
    says: [
      String(seq.readBigInt64BE()),
      ...[site, actor, action, subject].map(String),
      commitment?.toString('hex') ?? '',
      new Date(Number((micros as Buffer).readBigInt64BE() / 1000n)).toISOString(),
    ],
  };
}

describe('a case file', () => {
  it('tells texts, decisions, the wording of the rules that hit, persons, deliveries and reports', async () => {
    const file = await caseOf('told');
    expect(file.revisions.map(({ rev, text, gone }) => ({ rev, text, gone }))).toEqual([
      { rev: 1, text: 'The harbour is to be dredged again.', gone: null },
      { rev: 2, text: INSULT, gone: null },
    ]);
    expect(file.decisions.map(({ rev, source, action, actor }) => ({ rev, source, action, actor }))).toEqual([
      { rev: 1, source: 'automatic', action: 'approve', actor: null },
      { rev: 2, source: 'automatic', action: expect.stringMatching(/review|reject/), actor: null },
      { rev: 2, source: 'moderator', action: 'reject', actor: 'token:lead' },
    ]);
    const [, automatic] = file.decisions;
    expect(automatic).toMatchObject({ facts: { now: expect.any(String) }, result: { reasons: expect.any(Array) } });
    const hit = (automatic?.result as unknown as { reasons: { rule: string }[] }).reasons[0]?.rule;
    const [version] = await query<{ document: string }>(`SELECT document FROM rule_set_version`);
    const document = JSON.parse(version?.document ?? '') as Record<'rules' | 'composites', { id: string }[]>;
    const worded = [...document.rules, ...document.composites].find(({ id }) => id === hit);
    expect(file.ruleSets[0]?.rules).toContainEqual({ rule: hit, wording: worded });
    expect(file.persons).toMatchObject([
      { actor: 'token:lead', acts: expect.arrayContaining(['reject', 'comment.decide']) },
    ]);
    expect(file.deliveries.map(({ url, version: told, state }) => ({ url, told, state }))).toEqual(
      expect.arrayContaining([{ url: 'https://news.example/hook', told: 3, state: 'due' }]),
    );
    expect(file.reports).toMatchObject([{ reporterId: 'u9', reason: 'insult', note: 'third time' }]);
  });

  it('holds what it takes to check its rows, and shows what was changed', async () => {
    const { audit, decisions } = await caseOf('told');
    const sealed = audit.rows.filter(({ pos }) => pos !== null);
    expect(sealed.map(({ action }) => action)).toEqual(expect.arrayContaining(['comment.decide', 'decisions.digest']));
    for (const row of sealed) {
      const { hash, commitment, says } = recheck(row);
      expect(hash).toBe(row.hash);
      expect(commitment).toBe(row.commitment);
      expect(says).toEqual([row.id, 'news', row.actor, row.action, row.subject, row.commitment, row.at]);
      expect(recheck({ ...row, canonical: row.canonical.replace(/..$/, 'ff') }).hash).not.toBe(row.hash);
    }
    const chain = await query<{ pos: string; hash: string }>(
      `SELECT pos, encode(hash, 'hex') AS hash FROM audit WHERE site_id = 'news' AND pos IS NOT NULL ORDER BY pos DESC`,
    );
    expect({ ...audit.head, pos: String(audit.head?.pos) }).toEqual(chain[0]);
    const digests = sealed.filter(({ action }) => action === 'decisions.digest').map(({ pos }) => pos);
    const told = decisions.filter(({ source }) => source === 'automatic').map(({ digestPos }) => digestPos);
    expect(told).toEqual(told.map(() => digests[0]));
  });

  it('is an act in the audit log, once for each', async () => {
    const count = async () =>
      (await query<{ n: number }>(`SELECT count(*)::int AS n FROM audit WHERE action = 'case.export'`))[0]?.n ?? 0;
    const before = await count();
    await caseOf('told');
    await ask('/v1/sites/news/comments/told/case.html');
    await ask('/v1/sites/news/comments/nonesuch/case');
    expect(await count()).toBe(before + 2);
  });

  it('is for leads and admins, and of the own sites', async () => {
    const path = '/v1/sites/news/comments/told/case';
    expect((await ask(path, { token: await tokenOf('moderator') })).status).toBe(403);
    expect((await ask(path, { token: await tokenOf('lead', ['other']) })).status).toBe(404);
    expect((await ask('/v1/sites/news/comments/nonesuch/case')).status).toBe(404);
  });

  it('is a page where a page is asked for', async () => {
    const path = '/v1/sites/news/comments/told/case';
    const page = await ask(path, { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    for (const accept of ['*/*', 'application/json', 'application/json, text/html']) {
      expect((await ask(path, { accept })).headers.get('content-type')).toMatch(/^application\/json/);
    }
    expect(await page.text()).toContain('Revision 2');
  });
});

describe('the page of a case', () => {
  const TAGS =
    /^<(!doctype html|\/?(html|head|body|title|style|h[1-4]|p|table|thead|tbody|tr|t[hd]|pre|code|bdi|details|summary|div|ol|li|span|time)|html lang="en"|meta [^<>]*|pre dir="auto"|th scope="col"|time datetime="[\dTZ:.-]+"|span class="gone")>$/;

  it('has no tag but its own, whatever was written', async () => {
    const of = (n: number) => HOSTILE_TEXTS[n % HOSTILE_TEXTS.length] ?? '';
    for (const [n] of HOSTILE_TEXTS.entries()) {
      const article = { url: 'https://news.example/1', title: of(n + 2) };
      const author = { id: of(n + 3), username: of(n + 1) };
      await decide(revision(`x${n}${of(n + 4)}`, 1, { text: of(n), author, article, meta: { [of(n)]: of(n + 5) } }));
    }
    await query(
      `INSERT INTO report (site_id, comment_id, reporter_id, reason, note, reported_at)
       SELECT site_id, id, $1, $1, $1, now() FROM comment WHERE id LIKE 'x%'`,
      [HOSTILE_TEXTS.join('')],
    );
    const ids = await query<{ id: string }>(`SELECT id FROM comment WHERE id LIKE 'x%'`);
    expect(ids).toHaveLength(HOSTILE_TEXTS.length);
    for (const { id } of ids) {
      const page = await (await ask(`/v1/sites/news/comments/${encodeURIComponent(id)}/case.html`)).text();
      const body = page.replace(/<style>[\s\S]*?<\/style>/, '');
      const tags = body.match(/<[^>]*>?/g) ?? [];
      expect(tags.filter((tag) => !TAGS.test(tag))).toEqual([]);
      expect(tags.filter((tag) => tag.startsWith('<meta'))).toHaveLength(3);
    }
  });

  it('says of an erased author what is gone, and since when', async () => {
    await decide(revision('gone', 1, { text: INSULT, author: { id: 'leaver', username: 'Lea Ver' } }));
    await query(
      `UPDATE author SET erased_at = now(), erasure_due = true WHERE key = (SELECT author_key FROM comment WHERE id = 'gone')`,
    );
    await new ErasureRepository(pipeline.db).eraseSome(100);
    const file = await caseOf('gone');
    const erasedAt = file.comment.erasedAt;
    expect(erasedAt).toEqual(expect.any(String));
    expect(file.comment.authorKey).toBeNull();
    expect(file.revisions).toEqual([
      { rev: 1, receivedAt: null, text: null, textSha256: null, sent: null, gone: { why: 'erased', at: erasedAt } },
    ]);
    expect(file.decisions).toMatchObject([{ facts: null, result: null, gone: { why: 'erased', at: erasedAt } }]);
    expect(JSON.stringify(file)).not.toMatch(/Lea Ver|leaver|idiot/);
    const page = await (await ask('/v1/sites/news/comments/gone/case.html')).text();
    expect(page).toContain('This was erased');
    expect(page).not.toMatch(/Lea Ver|leaver|idiot/);
  });
});

describe('palaver case', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'palaver-case-'));
  });
  afterAll(() => rm(dir, { recursive: true }));
  const run = (...args: string[]) =>
    palaverCli(['case', ...args], { PALAVER_ADMIN_URL: admin.url, PALAVER_TOKEN: lead, PALAVER_SITE: 'news' });

  it('writes page and JSON, and prints one of them', async () => {
    const out = join(dir, 'told.html');
    expect(await run('told', '--format', 'both', '--out', out)).toEqual({
      code: 0,
      output: `${out}\n${join(dir, 'told.json')}\n`,
    });
    expect(await readFile(out, 'utf8')).toMatch(/^<!doctype html>/);
    expect(caseFileSchema.parse(JSON.parse(await readFile(join(dir, 'told.json'), 'utf8'))).commentId).toBe('told');
    const printed = await run('told', '--format', 'json');
    expect(caseFileSchema.parse(JSON.parse(printed.output)).revisions).toHaveLength(2);
  });

  it.each([
    [['nonesuch'], 'refused with 404'],
    [[], 'takes the id of one comment'],
    [['told', '--format', 'pdf'], 'not "pdf"'],
    [['told', '--format', 'both'], 'give --out'],
  ])('%j is one sentence and 1', async (args, said) => {
    const { code, output } = await run(...args);
    expect(code).toBe(1);
    expect(output).toContain(said);
  });
});
