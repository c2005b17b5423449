import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadRuleSet } from './rule-set-source.js';

/** Put into the installation as `npm link` does it. */
const name = `palaver-pack-spec-${process.pid}`;
const linked = join(import.meta.dirname, '../../../node_modules', name);
const folder = mkdtempSync(join(tmpdir(), 'palaver-pack-'));
const house = join(folder, 'house.yaml');

beforeAll(() => {
  mkdirSync(join(folder, 'packs'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, palaver: { packs: ['odd'] } }));
  const rule = '{ id: ODD_WORD, group: a, score: 6, when: { text: { terms: [fopdoodle] } } }';
  writeFileSync(
    join(folder, 'packs/odd.yaml'),
    `{ schema: palaver/rules/v1, id: odd, groups: { a: {} }, rules: [${rule}] }`,
  );
  writeFileSync(house, `{ schema: palaver/rules/v1, id: house, extends: [newsroom, ${name}/odd@1] }`);
  symlinkSync(folder, linked, 'junction');
});
afterAll(() => {
  rmSync(linked, { force: true });
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ['by its name', () => `${name}/odd`],
  ['in a rule set that extends it', () => house],
])('a pack of an installed package is loaded %s', (_, source) => {
  const { document } = loadRuleSet(source()).ruleSet;
  expect(document.rules.map(({ id }) => id)).toContain('ODD_WORD');
});

test('what is neither is refused with the names that can be given', () => {
  expect(() => loadRuleSet('nowhere/odd')).toThrow('nowhere/odd is neither a file nor a bundled pack (abuse-de,');
});
