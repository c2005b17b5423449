import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { compile, parseListFile, parseRuleSet, resolveRuleSet, runInlineTests } from '@palaver/rules';
import { root } from '../house/cruise.js';

interface Inflect {
  formsOf: (content: string, language: string) => string[];
  listOf: (file: string) => string;
  stemsFolder: string;
  listsFolder: string;
}
interface Docs {
  docOf: (pack: string) => Promise<string>;
  docsFolder: string;
  packNames: () => string[];
}
interface New {
  writePack: (name: string, folder: string) => string[];
}
const { formsOf, listOf, stemsFolder, listsFolder } = (await import(`${root}/scripts/inflect.mjs`)) as Inflect;
const { docOf, docsFolder, packNames } = (await import(`${root}/scripts/pack-docs.mjs`)) as Docs;
const { writePack } = (await import(`${root}/scripts/pack-new.mjs`)) as New;

describe('lists made from stems', () => {
  it('gives every form once, with ё and with е', () => {
    expect(formsOf('# a note\nёж/sh\n{у,}тёс', 'ru')).toEqual(
      expect.arrayContaining(['ёж', 'еж', 'ежей', 'ежами', 'утёс', 'утес', 'тёс']),
    );
    expect(formsOf('кот/m\nкот/m', 'ru')).toHaveLength(10);
  });

  it('refuses a kind of word it does not know', () => {
    expect(() => formsOf('кот/x', 'ru')).toThrow('there is no kind x');
  });

  it.each(readdirSync(stemsFolder))('%s is what the stems give', (file) => {
    expect(readFileSync(join(listsFolder, file), 'utf8')).toBe(listOf(file));
  });
});

describe('docs/packs', () => {
  it.each(packNames())('%s.md tells the pack as it is (npm run pack:docs writes it)', async (name) => {
    expect(readFileSync(join(docsFolder, `${name}.md`), 'utf8')).toBe(await docOf(name));
  });

  it('has no page of a pack that is gone', () => {
    expect(readdirSync(docsFolder).sort()).toEqual(packNames().map((name) => `${name}.md`));
  });
});

describe('a new pack', () => {
  const folder = mkdtempSync(join(tmpdir(), 'palaver-pack-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds its own examples and comes with a list and a test', () => {
    const files = writePack('my-words', folder).map((file) => file.slice(folder.length + 1));
    expect(files).toEqual(['packs/my-words.yaml', 'packs/lists/my-words.txt', 'test/quality/my-words.test.ts']);
    const [yaml = '', list = ''] = files.map((file) => readFileSync(join(folder, file), 'utf8'));
    const pack = resolveRuleSet(
      parseRuleSet(yaml),
      () => undefined,
      () => parseListFile(list),
    );
    const results = runInlineTests(compile(pack));
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
  });

  it.each([
    ['My Words', 'cannot name a pack'],
    ['my-words', 'is there already'],
  ])('is refused: %s', (name, why) => {
    expect(() => writePack(name, folder)).toThrow(why);
  });
});
