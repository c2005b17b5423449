import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { checkFilesCommand } from './check-files.command.js';
import { score } from '../score.command.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'palaver-rules-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

function run(...args: string[]): { code: number; text: string } {
  const output = new PassThrough();
  const code = checkFilesCommand(args, output);
  return { code, text: String(output.read() ?? '').replaceAll(`${folder}/`, '') };
}

const head = 'schema: palaver/rules/v1\nid: own\ngroups: { g: {} }\n';
const rule = (more = ''): string =>
  `rules:\n  - id: A\n    group: g\n    score: 4\n    reason: spam\n    say: Found\n    when: { text: { terms: [coins] } }\n    tests:\n      hit: ['buy coins']\n      miss: [hello]\n${more}`;

describe('palaver rules lint', () => {
  test('is content with what is right', () => {
    expect(run('lint', write('own.yaml', head + rule()))).toEqual({
      code: 0,
      text: 'own.yaml: no errors, 0 pieces of advice\n',
    });
  });

  test('tells what is wrong, where, and what was meant', () => {
    const wrong = write('wrong.yaml', `${head}rulez: []\n`);
    expect(run('lint', wrong, write('own.yaml', head + rule()))).toEqual({
      code: 1,
      text: 'wrong.yaml:4:1: error: unknown key rulez (rulez); did you mean rules?\nwrong.yaml: 1 error\nown.yaml: no errors, 0 pieces of advice\n',
    });
  });

  test('advice is no error', () => {
    const file = write('own.yaml', `${head}lists: { l: { terms: [x] } }\n${rule()}`);
    expect(run('lint', file)).toEqual({
      code: 0,
      text: 'own.yaml:4:13: advice: list l is used by no rule (lists.l)\nown.yaml: no errors, 1 piece of advice\n',
    });
  });

  test('answers in JSON', () => {
    const file = write('own.json', '{"schema": "palaver/rules/v1", "id": "own",\n "listz": {}}');
    const { code, text } = run('lint', '--json', file);
    expect([code, JSON.parse(text)]).toEqual([
      1,
      {
        ok: false,
        files: [
          {
            file: 'own.json',
            errors: [
              {
                message: 'unknown key listz',
                path: ['listz'],
                file: 'own.json',
                line: 2,
                column: 2,
                hint: 'did you mean lists?',
              },
            ],
          },
        ],
      },
    ]);
  });

  test('a file that is not there is an error of that file', () => {
    const { code, text } = run('lint', join(folder, 'none.yaml'));
    expect([code, text]).toEqual([1, expect.stringContaining('none.yaml is neither a file nor a bundled pack')]);
  });

  test('lists and packs may stand beside the file', () => {
    mkdirSync(join(folder, 'lists'));
    write('lists/coins.txt', 'coins { until: 2020-01-01 }\ntokens\n');
    write(
      'house.yaml',
      `schema: palaver/rules/v1\nid: house\nversion: 2\ngroups: { g: {} }\nlists: { coins: { from: lists/coins } }\n`,
    );
    const own = 'schema: palaver/rules/v1\nid: own\nextends: [house@2]\n';
    expect(
      run(
        'test',
        write('own.yaml', own + rule().replace('terms: [coins]', 'list: coins').replace('buy coins', 'buy tokens')),
      ),
    ).toEqual({
      code: 0,
      text: 'own.yaml: 2 examples, all as they should be\n',
    });
    write('lists/coins.txt', 'coins { untill: 2020-01-01 }\n');
    expect(run('lint', join(folder, 'own.yaml')).text).toContain('lists/coins.txt:1:9: error: unknown key untill');
  });
});

describe('palaver rules test', () => {
  test('tells which examples do not hold', () => {
    expect(run('test', write('own.yaml', head + rule().replace('[hello]', '[hello, no coins]')))).toEqual({
      code: 1,
      text: 'own.yaml:13:21: error: A should miss this example: hit (tests.miss.1)\nown.yaml: 1 error\n',
    });
  });

  test('runs the examples of bundled packs', () => {
    const { code, text } = run('test', 'core', '--json');
    const { files } = JSON.parse(text) as { files: { tests: { ok: boolean }[] }[] };
    expect([code, files[0]?.tests.every(({ ok }) => ok)]).toEqual([0, true]);
    expect(files[0]?.tests.length).toBeGreaterThan(20);
  });
});

test.each([[[]], [['publish', 'x']], [['lint']]])('palaver rules %j is told how', (args) => {
  expect(() => run(...args)).toThrow(/rules (takes lint or test|lint needs)/);
});

test('palaver score takes a rule set in JSON with terms and views of its own, and gives spans in UTF-16 units', async () => {
  const views = ['base', 'skeleton', 'leet', 'squeezed', 'joined', 'wildcard'];
  const rules = write(
    'own.json',
    JSON.stringify(
      {
        schema: 'palaver/rules/v1',
        id: 'own',
        groups: { g: {} },
        lists: { l: { terms: ['scumbag'], match: 'word', views } },
        rules: [
          { id: 'A', group: 'g', score: 9, when: { text: { list: 'l' } } },
          {
            id: 'B',
            group: 'g',
            score: 9,
            when: { text: { terms: ['moron'], match: 'anywhere', views: ['base', 'squeezed'] } },
          },
        ],
      },
      null,
      '\t',
    ),
  );
  const text = 'Ж👍 you $cumb4g, youmoorrron';
  const output = new PassThrough();
  const input = Readable.from([`${JSON.stringify({ id: 'c', text })}\n`]);
  const code = await score({ rules, input, output, errors: new PassThrough() });
  const { reasons } = JSON.parse(String(output.read())) as { reasons: { rule: string; spans: object[] }[] };
  const at = (part: string): object => ({
    field: 'text',
    start: text.indexOf(part),
    end: text.indexOf(part) + part.length,
  });
  expect([code, Object.fromEntries(reasons.map(({ rule, spans }) => [rule, spans]))]).toEqual([
    0,
    { A: [at('$cumb4g')], B: [at('moorrron')] },
  ]);
});
