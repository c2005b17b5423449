import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { wholeBacktestSchema } from '@palaver/contracts';
import { type RunningApp } from '../support/apps.js';
import { BacktestHouse, source } from './backtest-house.js';

let house: BacktestHouse;
let worker: RunningApp | undefined;
let folder: string;
let count = 0;

beforeAll(async () => {
  house = await BacktestHouse.open();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.newSite(`site-${(count += 1)}`);
  folder = mkdtempSync(join(tmpdir(), 'palaver-backtest-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await worker?.stop();
  worker = undefined;
});

function palaver(...args: string[]) {
  const { NODE_OPTIONS: _options, ...inherited } = process.env;
  const own = { PALAVER_ADMIN_URL: house.admin.admin.url, PALAVER_TOKEN: house.token, PALAVER_SITE: house.site };
  const child = spawn(process.execPath, ['bin/palaver.mjs', 'rules', 'backtest', ...args], {
    env: { ...inherited, ...own },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const told = { output: '', errors: '' };
  child.stdout.on('data', (chunk: Buffer) => (told.output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (told.errors += chunk.toString()));
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, ...told }));
  return { child, ended };
}

function write(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

describe('palaver rules backtest', () => {
  it('tries a file with the lists beside it, and prints what would have come of it', async () => {
    await house.comments(100);
    worker = await house.worker();
    mkdirSync(join(folder, 'lists'));
    write('lists/words.txt', 'gazebo\n');
    const listed = source().replace('rules:', 'lists: { words: { from: lists/words } }\nrules:');
    const file = write('house.yaml', listed.replace('terms: [gazebo]', 'list: words'));
    const { code, output, errors } = await palaver(file, '--last', '50').ended;
    expect([code, errors]).toEqual([0, expect.stringMatching(/waits for a worker|comments/)]);
    expect(output).toMatch(
      /^house \(unpublished, [0-9a-f]{8}\) on 50 comments \(the last 50\), beside newsroom@1, which is live\n/,
    );
    expect(output).toMatch(/\nreject +0\.00 %, 0 +20\.00 %, 10\n/);
    expect(output).toMatch(/\nheld: precision +- +100\.0 % \(56\.6-100\.0\), 5 of 5\n/);
    expect(output).toContain('\n5 flips against the decisions as they stand\n  approve -> reject: 5\n');
    expect(output).toMatch(/\n {4}c\d+ \[WORD\] the gazebo of c\d+\n/);
    expect(output).toMatch(/\nWORD +- +10 +0 +100\.0 %/);
    expect((await house.api('GET', '')).body.data).toHaveLength(1);
  });

  it('tries a rule set of the site by its id, and answers in JSON', async () => {
    await house.comments(20);
    worker = await house.worker();
    const rules = `/v1/sites/${house.site}/rule-sets`;
    await house.admin.post(rules, house.token, { id: 'house', source: source() });
    const since = new Date(Date.now() - 10.5 * 60_000).toISOString();
    const { code, output } = await palaver('house', '--since', since, '--json').ended;
    const backtest = wholeBacktestSchema.parse(JSON.parse(output));
    expect([code, backtest]).toMatchObject([
      0,
      { ruleSet: { id: 'house', version: null }, since, report: { comments: 10 } },
    ]);
    const live = await palaver('newsroom', '--of', 'live', '--json').ended;
    expect(JSON.parse(live.output)).toMatchObject({
      ruleSet: { id: 'newsroom', version: 1 },
      report: { flips: { live: [] } },
    });
  });

  it('Ctrl-C cancels it', async () => {
    const { child, ended } = palaver(write('house.yaml', source()));
    await once(child.stderr, 'data');
    child.kill('SIGINT');
    expect(await ended).toMatchObject({
      code: 130,
      output: '',
      errors: expect.stringContaining('the backtest is cancelled'),
    });
    expect((await house.api('GET', '')).body.data).toMatchObject([{ state: 'cancelled' }]);
  });

  it('ends with an error when it is cancelled elsewhere', async () => {
    const { child, ended } = palaver(write('house.yaml', source()));
    await once(child.stderr, 'data');
    const [{ id } = { id: '' }] = (await house.api('GET', '')).body.data as unknown as { id: string }[];
    await house.api('POST', `/${id}/cancel`, {});
    expect(await ended).toMatchObject({ code: 1, errors: expect.stringContaining('the backtest is cancelled') });
  });

  it.each<[string, string[], string]>([
    ['nothing to try', [], 'needs one file, or the id'],
    ['a file that is not there', ['none.yaml'], 'there is no none.yaml'],
    ['a rule set the site does not have', ['attic'], 'the site has no rule set attic'],
    ['a number that is none', ['newsroom', '--last', 'many'], '--last takes a number of comments'],
    ['a time that is none', ['newsroom', '--since', 'monday'], '--since takes a time'],
    ['both', ['newsroom', '--last', '5', '--since', '2026-01-31T12:00:00Z'], 'send one of the two'],
  ])('%s is told', async (_name, args, message) => {
    const { code, errors } = await palaver(...args).ended;
    expect([code, errors]).toEqual([1, expect.stringContaining(message)]);
  });

  it('a broken file is told with its place', async () => {
    const file = write('house.yaml', source().replace('groups:', 'gruops:'));
    const { code, errors } = await palaver(file).ended;
    expect([code, errors]).toEqual([
      1,
      expect.stringMatching(/house\.yaml:4:1: error: unknown key gruops.*did you mean groups/),
    ]);
  });
});
