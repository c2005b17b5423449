import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importSchema } from '@palaver/contracts';
import { ImportHouse, line, ndjson } from './import-house.js';

let house: ImportHouse;
let folder: string;

beforeAll(async () => {
  house = await ImportHouse.open();
  folder = mkdtempSync(join(tmpdir(), 'palaver-import-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await house.close();
});

interface Run {
  args: string[];
  input?: string;
  url?: string;
  /** Called with all that is on stderr so far. */
  onError?: (told: string, kill: () => void) => void;
}

async function palaver({ args, input = '', url = house.url, onError }: Run) {
  const { NODE_OPTIONS: _options, ...inherited } = process.env;
  const settings = { PALAVER_ADMIN_URL: url, PALAVER_TOKEN: house.token, PALAVER_SITE: 'news' };
  const child = spawn(process.execPath, ['bin/palaver.mjs', 'import', ...args], { env: { ...inherited, ...settings } });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
    onError?.(errors, () => child.kill('SIGKILL'));
  });
  child.stdin.end(input);
  await once(child, 'close');
  return { code: child.exitCode, output, errors };
}

function file(name: string, lines: readonly unknown[]): string {
  const path = join(folder, name);
  writeFileSync(path, ndjson(lines));
  return path;
}

/** Comments of a few authors under one article. */
const many = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, n) =>
    line(`${prefix}${n}`, {
      author: { id: `${prefix} author ${n % 7}`, username: 'reader' },
      article: { id: prefix, url: 'https://news.example/a' },
    }),
  );

const readId = (errors: string) => String(/import ([0-9a-f-]{36})/.exec(errors)?.[1]);

describe('palaver import ndjson', () => {
  it('imports a file, says what came of it, and again that nothing changed', async () => {
    const path = file('some.ndjson', many('a', 3));
    const first = await palaver({ args: ['ndjson', path] });
    expect(first).toMatchObject({ code: 0, output: '3 lines: 3 imported, 0 already there, 0 unchanged, 0 refused\n' });
    const { body } = await house.send('GET', `/${readId(first.errors)}`);
    expect(importSchema.parse(body)).toMatchObject({ name: 'some.ndjson', state: 'finished', nextLine: 4 });
    const again = await palaver({ args: ['ndjson', path, '--json', '--name', 'twice'] });
    expect(importSchema.parse(JSON.parse(again.output))).toMatchObject({
      name: 'twice',
      counts: { imported: 0, unchanged: 3 },
    });
  });

  it('reads stdin, names each bad line with what to change, imports the rest and ends with 1', async () => {
    const input = ndjson([line('b1'), '{', '', line('b2', { decision: { action: 'maybe' } }), line('b3')]);
    const { code, output, errors } = await palaver({ args: ['ndjson', '-'], input });
    expect({ code, output }).toEqual({
      code: 1,
      output: '5 lines: 2 imported, 0 already there, 0 unchanged, 2 refused\n',
    });
    expect(errors).toContain('-:2: The line is not valid JSON');
    expect(errors).toContain('-:4: /decision/action must be one of approve, review, reject');
    expect(errors).not.toMatch(/-:[135]:/);
  });

  it('with --stop-on-error stops at the first bad line, and goes on from it when it is mended', async () => {
    const path = file('stop.ndjson', [line('c1'), line('c2', { text: '' }), line('c3')]);
    const stopped = await palaver({ args: ['ndjson', path, '--stop-on-error'] });
    expect(stopped).toMatchObject({
      code: 1,
      output: '1 lines: 1 imported, 0 already there, 0 unchanged, 0 refused\n',
    });
    expect(stopped.errors).toContain('stopped at line 2');
    file('stop.ndjson', [line('c1'), line('c2'), line('c3')]);
    const args = ['ndjson', path, '--stop-on-error', '--resume', readId(stopped.errors)];
    expect(await palaver({ args })).toMatchObject({
      code: 0,
      output: '3 lines: 3 imported, 0 already there, 0 unchanged, 0 refused\n',
    });
    expect(await palaver({ args })).toMatchObject({ code: 1, errors: expect.stringContaining('is finished') });
  });

  it('killed in the middle and started anew comes to the rows of an import that was not', async () => {
    const lines = many('d', 25_000);
    const path = file('many.ndjson', lines);
    const killed = await palaver({
      args: ['ndjson', path],
      onError: (told, kill) => told.includes('10000 lines') && kill(),
    });
    expect(killed.code).toBeNull();
    const again = await palaver({ args: ['ndjson', path, '--json'] });
    const { counts } = importSchema.parse(JSON.parse(again.output));
    expect(counts.unchanged).toBeGreaterThanOrEqual(10_000);
    expect(counts.imported + counts.unchanged).toBe(25_000);
    const [whole] = await house.pipeline.database.query(
      `SELECT (SELECT count(*)::int FROM comment WHERE id LIKE 'd%') AS comments,
        (SELECT count(*)::int FROM decision WHERE comment_id LIKE 'd%') AS decisions,
        (SELECT sum(approved)::int FROM author WHERE key LIKE 'id:d%') AS approved`,
    );
    expect(whole).toEqual({ comments: 25_000, decisions: 25_000, approved: 25_000 });
  });

  it.each<[string, Partial<Run>, string]>([
    ['no file', { args: ['ndjson'] }, 'takes one file'],
    ['another format', { args: ['csv', 'x'] }, 'import takes ndjson FILE'],
    ['a file that is not there', { args: ['ndjson', '/nowhere'] }, 'cannot be read'],
    ['a folder', { args: ['ndjson', '.'] }, 'is a folder'],
    ['an unknown import', { args: ['ndjson', 'package.json', '--resume', 'x'] }, 'no such import'],
  ])('with %s says in one sentence what to do', async (_name, run, said) => {
    const { code, errors } = await palaver({ args: [], ...run });
    expect(code).toBe(1);
    expect(errors).toContain(said);
    expect(errors.trim().split('\n')).toHaveLength(1);
  });
});
