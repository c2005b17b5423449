import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { eld } from 'eld/extrasmall';
import fc from 'fast-check';
import { detectLanguage, likeliestLanguage } from './detect-language.js';
import { LANGUAGE_ENGINE } from './language-data.js';

const written = ['en', 'de', 'ru'].flatMap((language) =>
  readFileSync(new URL(`../../../../corpus/abuse-${language}.innocent.ndjson`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { text: string }).text),
);

function expectAlike(text: string): void {
  const theirs = eld.detect(text);
  const { code, score } = likeliestLanguage(text);
  expect([text, code]).toEqual([text, theirs.language]);
  expect(score).toBeCloseTo(theirs.getScores()[code] ?? 0, 9);
}

describe('the language of a text', () => {
  test('comes to what the package itself finds in the corpus', () => {
    written.forEach(expectAlike);
  });

  test('and in texts of any letters', () => {
    const letters = fc.constantFrom(..."aeistn äöüß éçñ дурак και שלום مرحبا 日本 한국어 𝐚 ’ ' ` . , 1 ".split(''));
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 300 }), (parts) => {
        expectAlike(parts.join('').replace(/[\ud800-\udfff]/g, ''));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['de', 'Ich verstehe nicht, warum die Brücke noch immer gesperrt ist.'],
    ['en', 'I do not understand why the bridge is still closed.'],
    ['ru', 'Не понимаю, почему мост до сих пор закрыт.'],
    ['fr', 'Je ne comprends pas pourquoi le pont est toujours fermé.'],
    ['el', 'Δεν καταλαβαίνω γιατί η γέφυρα είναι ακόμη κλειστή.'],
  ])('is told: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
    expect(detectLanguage(`${text} https://www.example.com/some/english/words`)).toBe(language);
  });

  test.each(['', 'ok', '12345', 'https://example.com/english/words/here', '!!!', '😀😀'])('is unknown: %s', (text) => {
    expect(detectLanguage(text)).toBeUndefined();
  });

  test('names the data it was told by', () => {
    const { version } = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.resolve('eld/extrasmall')), 'utf8'),
    ) as { version: string };
    expect(LANGUAGE_ENGINE).toBe(`eld ${version} ${eld.info()['Data type']}`);
  });
});
