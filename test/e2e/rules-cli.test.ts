import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AdminHouse } from './admin-house.js';
import { palaverCli } from '../support/palaver-cli.js';

let house: AdminHouse;
let token: string;
let site: string;
let folder: string;
let count = 0;

beforeAll(async () => {
  house = await AdminHouse.open();
});
afterAll(() => house.close());
beforeEach(async () => {
  site = `site-${(count += 1)}`;
  await house.site(site);
  token = await house.token('admin', [site]);
  folder = mkdtempSync(join(tmpdir(), 'palaver-rules-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function palaver(...args: string[]) {
  const own = { PALAVER_ADMIN_URL: house.admin.url, PALAVER_TOKEN: token, PALAVER_SITE: site };
  return run(args, own);
}

const run = (args: string[], settings: Record<string, string>) =>
  palaverCli(['rules', ...args, '--dir', folder], settings);

const source = (score = 6) => `# What we do not want to read.
schema: palaver/rules/v1
id: house
groups: { spam: {} }
lists: { words: { from: lists/words } }
rules:
  - { id: WORD, group: spam, score: ${score}, when: { text: { list: words } }, tests: { hit: [a gazebo] } }
`;

function write(changes: { score?: number; words?: string } = {}): void {
  mkdirSync(join(folder, 'house', 'lists'), { recursive: true });
  writeFileSync(join(folder, 'house', 'rules.yaml'), source(changes.score));
  writeFileSync(join(folder, 'house', 'lists', 'words.txt'), changes.words ?? '# ours\ngazebo\n');
}
const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');
const draft = async () => (await house.api(`/v1/sites/${site}/rule-sets/house/draft`, { token })).body;

describe('palaver rules', () => {
  it('push makes a draft of files and publishes it; pull brings back the same files, comments and all', async () => {
    write();
    expect(await palaver('push')).toEqual({ code: 0, output: `house: the draft is ${join(folder, 'house')}\n` });
    expect(await draft()).toMatchObject({ source: source(), lists: { 'lists/words': '# ours\ngazebo\n' } });
    const published = await palaver('push', 'house', '--publish', '--note', 'from git');
    expect(published).toMatchObject({ code: 0, output: expect.stringContaining('house: version 1 is live\n') });
    expect((await palaver('push', 'house', '--publish')).output).toContain('live already');
    rmSync(join(folder, 'house'), { recursive: true });
    expect((await palaver('pull', 'house')).code).toBe(0);
    expect([read('house', 'rules.yaml'), read('house', 'lists', 'words.txt')]).toEqual([source(), '# ours\ngazebo\n']);
    const { data } = (await house.api(`/v1/sites/${site}/rule-sets/house/versions`, { token })).body;
    expect(data).toMatchObject([{ version: 1, state: 'live', note: 'from git' }]);
  });

  it('overwrites nobody: neither a draft that has changed since, nor files that were not pushed', async () => {
    write();
    await palaver('push');
    const { etag } = await draft();
    const theirs = { source: source(9), lists: { 'lists/words': 'gazebo\n' } };
    const put = { method: 'PUT', body: theirs, headers: { 'if-match': String(etag) }, token };
    expect((await house.api(`/v1/sites/${site}/rule-sets/house/draft`, put)).status).toBe(200);
    write({ score: 7 });
    const refused = await palaver('push');
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('has changed since it was pulled') });
    expect(await draft()).toMatchObject(theirs);
    const kept = await palaver('pull');
    expect(kept).toMatchObject({ code: 1, output: expect.stringContaining('were not pushed') });
    expect(read('house', 'rules.yaml')).toBe(source(7));
    expect((await palaver('push', '--force')).code).toBe(0);
    expect(await draft()).toMatchObject({ source: source(7) });
  });

  it('diff says what the files would change, rule by rule', async () => {
    write();
    await palaver('push', 'house', '--publish');
    expect(await palaver('diff', 'house')).toEqual({ code: 0, output: '' });
    write({ score: 7, words: 'gazebo\npergola\n' });
    expect(await palaver('diff', 'house')).toEqual({
      code: 1,
      output: '~ WORD\n    score: 6 -> 7\n~ list words\n    + pergola\n',
    });
    await palaver('push', 'house', '--shadow');
    const versions = await palaver('diff', 'house', '--from', '1', '--to', 'shadow', '--json');
    expect(JSON.parse(versions.output)).toMatchObject({ from: { version: 1 }, to: { version: 2 }, rules: [{}] });
  });

  it('what cannot be read or fails its tests is told with its place, and is not published', async () => {
    write();
    writeFileSync(join(folder, 'house', 'rules.yaml'), source().replace('group:', 'gruop:'));
    const broken = await palaver('push', 'house', '--publish');
    expect(broken.code).toBe(1);
    expect(broken.output).toContain('house.yaml:7:');
    expect(broken.output).toContain('did you mean group?');
    write({ words: 'pergola\n' });
    const failing = await palaver('push', 'house', '--publish');
    expect(failing).toMatchObject({ code: 1, output: expect.stringContaining('WORD: example 1 under hit') });
    expect((await house.api(`/v1/sites/${site}`, { token })).body).toMatchObject({ ruleSet: { id: 'newsroom' } });
  });

  it('pull writes out a bundled pack in full, as its version is all there is of it', async () => {
    expect((await palaver('pull')).output).toContain('version 1, live');
    expect(read('newsroom', 'rules.yaml')).toMatch(/^schema: palaver\/rules\/v1$/m);
    expect(existsSync(join(folder, 'house'))).toBe(false);
  });

  it.each<[string, string[], Record<string, string>, string]>([
    ['no installation', ['pull', '--home', '/nowhere'], {}, 'the admin is not known'],
    ['no token', ['pull', '--home', '/nowhere'], { PALAVER_ADMIN_URL: 'http://127.0.0.1:9' }, 'give --token'],
    ['nobody there', ['pull'], { PALAVER_ADMIN_URL: 'http://127.0.0.1:9', PALAVER_TOKEN: 'x', PALAVER_SITE: 'y' }, 'does not answer'],
    ['an unknown verb', ['polish'], {}, 'rules takes lint, test, pull, push, report, diff, backtest'],
    ['an id with a path', ['push', '../x'], { PALAVER_ADMIN_URL: 'http://127.0.0.1:9', PALAVER_TOKEN: 'x', PALAVER_SITE: 'y' }, 'cannot be the id'],
  ])('with %s says in one sentence what to do', async (_name, args, settings, said) => {
    const { code, output } = await run(args, settings);
    expect(code).toBe(1);
    expect(output).toContain(said);
    expect(output.trim().split('\n')).toHaveLength(1);
  }); // prettier-ignore
});
