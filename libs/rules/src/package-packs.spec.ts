import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { packFinder } from './find-pack.js';
import { compile, describeIssue, evaluate, parseRuleSet, readBundledList, resolveRuleSet } from './index.js';
import { issuesIn } from './rule-set-error.js';

const installation = mkdtempSync(join(tmpdir(), 'palaver-packages-'));
afterAll(() => rmSync(installation, { recursive: true, force: true }));

const pack = (id: string, list: string) =>
  `{ schema: palaver/rules/v1, id: ${id}, version: 4, groups: { a: {} }, lists: { words: { from: ${list} } },
     rules: [{ id: ODD_WORD, group: a, score: 6, when: { text: { list: words } } }] }`;

function write(path: string, content: string): void {
  const file = join(installation, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
function install(name: string, packs: string[], yaml: Record<string, string>): void {
  write(`node_modules/${name}/package.json`, JSON.stringify({ name, palaver: { packs } }));
  for (const [path, content] of Object.entries(yaml)) {
    write(`node_modules/${name}/packs/${path}`, content);
  }
}

install('odd-words', ['odd', 'gone'], {
  'odd.yaml': pack('odd', 'lists/odd'),
  'lists/odd.txt': 'fopdoodle\n',
  'hidden.yaml': pack('hidden', 'lists/odd'),
});
install('@acme/odd-words', ['odd', 'wrong', 'reaching', 'linked'], {
  'odd.yaml': pack('odd', 'naughty-words/en'),
  'wrong.yaml': 'schema: palaver/rules/v1\nid: wrong\nrulez: []\n',
  'reaching.yaml': pack('reaching', 'lists/../../../odd-words/packs/lists/odd'),
});
write('node_modules/plain/package.json', '{ "name": "plain" }');
write('elsewhere/linked.yaml', pack('linked', 'lists/odd'));
symlinkSync(
  join(installation, 'elsewhere/linked.yaml'),
  join(installation, 'node_modules/@acme/odd-words/packs/linked.yaml'),
);

const find = packFinder(installation);
const load = (reference: string) => {
  const own = parseRuleSet(`schema: palaver/rules/v1\nid: house\nextends: ['${reference}']\n`, 'house.yaml');
  return compile(resolveRuleSet(own, find, readBundledList));
};
const saysOf = (reference: string) =>
  issuesIn(() => load(reference))
    .map((issue) => describeIssue(issue))
    .join('\n');

describe('packs of installed packages', () => {
  test.each(['odd-words/odd@4', 'odd-words/odd'])('%s brings its rules and its own list', (reference) => {
    const comment = { id: '1', rev: 1, text: 'You fopdoodle', author: { username: 'x' }, article: {} };
    const { action, reasons } = evaluate(load(reference), comment, { now: '2026-01-01T00:00:00.000Z' });
    expect([action, reasons.map(({ rule }) => rule)]).toEqual(['review', ['ODD_WORD']]);
  });

  test('one of an organisation may take bundled lists', () => {
    expect(load('@acme/odd-words/odd@4').document.lists['words']?.terms?.length).toBeGreaterThan(100);
  });

  test('bundled packs are found as before', () => {
    expect(load('core').document.rules.length).toBeGreaterThan(5);
  });

  test.each([
    [
      'odd-words/odd@3',
      'house.yaml:3:11: pack odd-words/odd is at version 4, not 3 (extends.0); write odd-words/odd@4',
    ],
    [
      'not-here/odd@1',
      'unknown pack not-here/odd (extends.0); the package not-here is not installed where Palaver runs',
    ],
    ['odd-words/hidden', 'the package odd-words has no pack hidden (extends); its package.json lists odd, gone'],
    ['odd-words/gone', 'the package odd-words has no pack gone'],
    ['plain/odd', 'the package plain has no pack odd (extends); its package.json lists none under palaver.packs'],
    ['@acme/odd-words/wrong', '@acme/odd-words/packs/wrong.yaml:3:1: unknown key rulez'],
    ['@acme/odd-words/reaching', 'unknown list source lists/../../../odd-words/packs/lists/odd'],
    ['@acme/odd-words/linked', 'the package @acme/odd-words has no pack linked'],
  ])('%s: %s', (reference, says) => {
    expect(saysOf(reference)).toContain(says);
  });

  test.each([
    '../elsewhere/linked',
    'odd-words/../../elsewhere/linked',
    '.hidden/odd',
    '@../elsewhere/linked',
    '@acme/../odd',
    '/etc/odd',
    'odd-words\\\\odd',
    'odd-words/packs/odd',
    'https://example.org/odd',
    'odd-words/odd.yaml',
  ])('%s is no reference', (reference) => {
    expect(saysOf(reference)).toContain('must name a pack such as core@1 or PACKAGE/PACK@1');
    expect(find(reference)).toBeUndefined();
  });
});
