import { describe, expect, test } from '@jest/globals';
import { compile } from './compile.js';
import { ENGINE, evaluate } from './evaluate.js';
import { parseRuleSet } from './parse.js';
import { resolveRuleSet } from './resolve.js';

const german = 'Ich verstehe nicht, warum die Brücke noch immer gesperrt ist.';

function ruleSet(when: object, extra: object = {}) {
  const document = {
    schema: 'palaver/rules/v1',
    id: 'languages',
    groups: { a: {} },
    lists: { words: { terms: [{ term: 'brücke', language: 'fr' }] } },
    rules: [
      { id: 'ASKED', group: 'a', score: 1, when },
      { id: 'WORDS', group: 'a', score: 1, when: { text: { list: 'words' } } },
    ],
    ...extra,
  };
  return compile(resolveRuleSet(parseRuleSet(JSON.stringify(document)), () => undefined));
}

function run(rules: ReturnType<typeof ruleSet>, text: string, language?: string) {
  const comment = { id: 'c', rev: 1, text, language, author: { username: 'otter' }, article: {} };
  const { engine, reasons, skipped, degraded } = evaluate(rules, comment, { now: '2026-06-15T12:00:00.000Z' });
  return { engine, hits: reasons.map(({ rule }) => rule), skipped, degraded };
}

describe('the language of a comment', () => {
  const asking = ruleSet({ 'text.language': { in: ['de', 'nl'] } });

  test('is told from the text where the site does not say it', () => {
    expect(run(asking, german).hits).toContain('ASKED');
    expect(run(asking, 'I do not understand why the bridge is still closed.').hits).toEqual([]);
    expect(run(asking, german).engine).toBe(`${ENGINE}; eld 2.1.0 XS60`);
  });

  test('is what the site says, whatever the text tells', () => {
    expect(run(asking, german, 'en')).toMatchObject({ engine: ENGINE, hits: [] });
    expect(run(asking, 'The bridge is closed.', 'de-AT').hits).toEqual([]);
    expect(run(asking, 'The bridge is closed.', 'de').hits).toEqual(['ASKED']);
  });

  test('is unknown where the text does not tell it', () => {
    expect(run(asking, 'ok').skipped).toEqual([{ rule: 'ASKED', missing: ['text.language'] }]);
  });

  test('is not told for rules that do not ask', () => {
    const silent = ruleSet({ 'text.words': { gte: 1 } });
    expect([silent.detectsLanguage, asking.detectsLanguage]).toEqual([false, true]);
    expect(run(silent, german).engine).toBe(ENGINE);
    const off = ruleSet({ 'text.words': { gte: 1 } }, { require: ['text.language'] });
    expect(run(off, 'ok').degraded).toEqual(['text.language']);
    expect(run(off, german).degraded).toEqual([]);
  });

  test('that was only told from the text spares no entry of a list', () => {
    expect(run(asking, german).hits).toContain('WORDS');
    expect(run(asking, german, 'de').hits).not.toContain('WORDS');
  });
});
