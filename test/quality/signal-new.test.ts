import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { root } from '../house/cruise.js';

interface New {
  writeSignal: (name: string, folder: string) => string[];
}
const { writeSignal } = (await import(`${root}/scripts/signal-new.mjs`)) as New;

/** The checkout as far as a signal needs it, so that one can be added for real. */
function copyCheckout(): string {
  const folder = mkdtempSync(join(tmpdir(), 'palaver-signal-'));
  for (const path of ['libs', 'packs', 'scripts', 'docs/RULES.md', '.swcrc', 'package.json', 'jest.config.js']) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  cpSync(join(root, '.prettierrc.json'), join(folder, '.prettierrc.json'));
  mkdirSync(join(folder, 'apps'));
  mkdirSync(join(folder, 'test'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

describe('a new signal', () => {
  let folder: string;
  let files: string[];
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, args, {
      cwd: folder,
      env: { ...process.env, NODE_OPTIONS: '--experimental-vm-modules' },
    });

  beforeAll(() => {
    folder = copyCheckout();
    files = writeSignal('text.upperWords', folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is one file with its spec, and a line of the catalogue', () => {
    expect(files).toEqual([
      'libs/rules/src/signals/text-upper-words.signals.ts',
      'libs/rules/src/signals/text-upper-words.spec.ts',
      'libs/rules/src/signals/catalogue.ts',
    ]);
    const [before, after] = [root, folder].map((at) =>
      readFileSync(join(at, 'libs/rules/src/signals/catalogue.ts'), 'utf8').split('\n'),
    );
    expect(after?.filter((line) => !before?.includes(line))).toEqual([
      "import { textUpperWordsSignals } from './text-upper-words.signals.js';",
      '  ...textUpperWordsSignals,',
    ]);
  });

  it('stands in the schema and in the documentation, and passes its spec and theirs', async () => {
    await run('libs/rules/scripts/make-json-schema.mjs');
    await run('libs/rules/scripts/make-signal-table.mjs');
    expect(readFileSync(join(folder, 'docs/RULES.md'), 'utf8')).toMatch(/\| `text\.upperWords` +\| number /);
    const specs = 'libs/rules/src/(signals/text-upper-words|json-schema|bundled-packs)';
    const { stderr } = await run('node_modules/jest/bin/jest.js', '--testPathPatterns', specs);
    expect(stderr).toContain('Test Suites: 3 passed, 3 total');
    await run('node_modules/prettier/bin/prettier.cjs', '--check', ...files, 'docs/RULES.md');
  });

  it.each([
    ['upperWords', 'cannot name a signal'],
    ['text.Upper', 'cannot name a signal'],
    ['../text.upper', 'cannot name a signal'],
    ['site.spam', 'needs no signal of its own'],
    ['text.upperWords', 'there is a signal text.upperWords already'],
    ['text.letters', 'there is a signal text.letters already'],
  ])('is refused: %s', (name, why) => {
    expect(() => writeSignal(name, folder)).toThrow(why);
  });
});
