import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { root } from './cruise.js';

interface Licences {
  isAllowed: (expression: string) => boolean;
  licenceOf: (manifest: object) => string | null;
  examine: (folder: string) => { count: number; problems: string[] };
  examineBundle: (file: string) => { count: number; problems: string[] };
}
const { isAllowed, licenceOf, examine, examineBundle } = (await import(`${root}/scripts/licences.mjs`)) as Licences;

describe('licence expressions', () => {
  it.each([
    ['MIT', true],
    ['Apache-2.0 AND MIT', true],
    ['GPL-3.0-only OR MIT', true],
    ['MIT OR GPL-3.0-only', true],
    ['(GPL-2.0-only OR BSD-3-Clause) AND ISC', true],
    ['(MIT)', true],
    ['GPL-3.0-only', false],
    ['MIT AND LGPL-3.0-only', false],
    ['LGPL-3.0-only AND MIT', false],
    ['MIT AND (AGPL-3.0-only OR GPL-3.0-only)', false],
    ['SEE LICENSE IN LICENSE.md', false],
    ['UNLICENSED', false],
    ['(MIT', false],
    ['', false],
  ])('%s: %s', (expression, allowed) => {
    expect(isAllowed(expression)).toBe(allowed);
  });

  it.each([
    [{ license: 'MIT' }, 'MIT'],
    [{ license: { type: 'MIT' } }, 'MIT'],
    [{ licenses: [{ type: 'GPL-2.0-only' }, { type: 'MIT' }] }, 'GPL-2.0-only OR MIT'],
    [{}, null],
    [{ license: {} }, null],
  ])('%j states %s', (manifest, stated) => {
    expect(licenceOf(manifest)).toBe(stated);
  });
});

describe('a tree of packages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'palaver-licences-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('names what may not be shipped, and leaves development packages alone', () => {
    const lock = {
      '': {},
      'node_modules/fine': { version: '1.0.0' },
      'node_modules/viral': { version: '2.0.0' },
      'node_modules/silent': { version: '3.0.0' },
      'node_modules/gone': { version: '4.0.0' },
      'node_modules/elsewhere': { version: '5.0.0', optional: true, license: 'MIT' },
      'node_modules/tool': { version: '6.0.0', dev: true },
    };
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: lock }));
    for (const [name, license] of Object.entries({
      fine: 'MIT',
      viral: 'AGPL-3.0-only',
      silent: undefined,
      tool: 'GPL-3.0',
    })) {
      mkdirSync(join(folder, 'node_modules', name), { recursive: true });
      writeFileSync(join(folder, 'node_modules', name, 'package.json'), JSON.stringify({ name, license }));
    }
    expect(examine(folder)).toEqual({
      count: 5,
      problems: ['viral 2.0.0: AGPL-3.0-only', 'silent 3.0.0: states no licence', 'node_modules/gone is not installed'],
    });
  });

  it('names what a page may not take along', () => {
    const file = join(folder, 'licences.json');
    mkdirSync(folder, { recursive: true });
    const packages = [
      { name: 'fine', version: '1.0.0', identifier: 'MIT' },
      { name: 'viral', version: '2.0.0', identifier: 'GPL-3.0-only' },
      { name: 'silent', version: '3.0.0', identifier: null },
    ];
    writeFileSync(file, JSON.stringify(packages));
    expect(examineBundle(file)).toEqual({
      count: 3,
      problems: ['viral 2.0.0: GPL-3.0-only', 'silent 3.0.0: states no licence'],
    });
  });
});
