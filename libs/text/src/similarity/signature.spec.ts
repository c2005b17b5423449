import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mix } from './mix.js';
import { differingBits, similarityOf } from './sketch.js';
import { textSignature, type TextSignature } from './signature.js';

const wordOf = (n: number) => `word${String.fromCharCode(97 + (n % 26), 97 + (Math.floor(n / 26) % 26))}x`;
const sign = (text: string, scope = 'news') => textSignature(text, { scope }) as TextSignature;

function differing(a: string, b: string): number {
  const bits = (hex: string) => [...hex].map((digit) => parseInt(digit, 16));
  const [left, right] = [bits(a), bits(b)];
  return left.reduce(
    (sum, digit, n) => sum + [1, 2, 4, 8].filter((bit) => ((digit ^ (right[n] ?? 0)) & bit) > 0).length,
    0,
  );
}
const estimate = (a: TextSignature, b: TextSignature) => similarityOf(differing(a.sketch, b.sketch));
const meet = (a: TextSignature, b: TextSignature) => a.bands.some((band, n) => band === b.bands[n]);

/** Jaccard similarity of the pairs of neighbours, worked out with sets. */
function truth(a: readonly string[], b: readonly string[]): number {
  const pairs = (words: readonly string[]) => new Set(words.slice(1).map((word, n) => `${words[n]} ${word}`));
  const [left, right] = [pairs(a), pairs(b)];
  const common = [...left].filter((pair) => right.has(pair)).length;
  return common / (left.size + right.size - common);
}

/** A text of `size` words and a copy in which every `step`-th word is another one. */
function couple(size: number, step: number, salt: number): [string[], string[]] {
  const words = Array.from({ length: size }, (_, n) => wordOf(n * 7 + salt * 31));
  return [words, words.map((word, n) => (n % step === step - 1 ? wordOf(n * 13 + salt * 57 + 300) : word))];
}

describe('a signature', () => {
  it('is the same for a copy in disguise: case, zero-width characters, signs, markup, wide letters, numbers', () => {
    const plain = sign('Earn 500 euros a day from home, write to me');
    for (const text of [
      'EARN 500 EUROS a day from home: write to me!!!',
      'Ea\u200brn 500 eu\u00adros a day from home, write to me 🔥🔥',
      'Ｅａｒｎ ５００ euros a day from home, write to me',
      'earn 750 euros a day from home - write to me',
    ]) {
      expect(sign(text)).toMatchObject({ bands: plain.bands, sketch: plain.sketch });
    }
    expect(sign('Earn 500 euros a day from home - WRITE to me').exact).toBe(plain.exact);
    expect(sign('Earn 750 euros a day from home, write to me').exact).not.toBe(plain.exact);
    expect(
      textSignature('Earn <b>500</b> euros a day from home, write to me', { scope: 'news', format: 'html' }),
    ).toEqual(plain);
  });

  it('is the same in every version: those of yesterday are compared with those of today', () => {
    expect(sign('The town hall is closed on Mondays, as everybody here knows.')).toEqual({
      bands: [7018490618271180, 1288906087591592, 4597693624724110, 1872977212887911],
      sketch: '485afce796c13eaa247b48e0295d4a0d789ae3dd9c9c314a2fada3f62f61afc7',
      exact: 5340906514659452,
    });
  });

  it('keeps sites apart', () => {
    const text = 'The same words on two sites';
    expect(meet(sign(text, 'left'), sign(text, 'right'))).toBe(false);
  });

  it('is not made of a text with fewer words than are asked for', () => {
    expect(textSignature('one', { scope: 's' })).toBeUndefined();
    expect(textSignature('five words are not six', { scope: 's', minWords: 6 })).toBeUndefined();
    expect(textSignature('', { scope: 's', minWords: 0 })).toBeUndefined();
    expect(textSignature('but these six words are six', { scope: 's', minWords: 6 })).toBeDefined();
  });

  it('is made of any text, with safe integers and 64 digits', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom('plain' as const, 'html' as const),
        (text, format) => {
          const made = textSignature(text, { scope: 's', format });
          expect(made?.bands.every(Number.isSafeInteger) ?? true).toBe(true);
          expect(made === undefined || /^[0-9a-f]{64}$/.test(made.sketch)).toBe(true);
          expect(textSignature(text, { scope: 's', format })).toEqual(made);
        },
      ),
    );
  });

  it.each([[8], [20], [60], [400]])('estimates how much texts of %i words have in common', (size) => {
    const errors = Array.from({ length: 60 }, (_, salt) => {
      const [a, b] = couple(size, 3 + (salt % 12), salt);
      return estimate(sign(a.join(' ')), sign(b.join(' '))) - truth(a, b);
    });
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    const spread = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(spread).toBeLessThan(0.08);
  });

  it('says in how many bits alike texts differ', () => {
    for (const similarity of [1, 0.9, 0.8, 0.5]) {
      expect(similarityOf(differingBits(similarity))).toBeGreaterThanOrEqual(similarity);
      expect(similarityOf(differingBits(similarity) + 1)).toBeLessThan(similarity);
    }
  });

  it('finds nearly all texts that are alike, and hardly any that are not', () => {
    const found = (step: number) =>
      Array.from({ length: 200 }, (_, salt) => couple(40, step, salt))
        .filter(([a, b]) => truth(a, b) >= (step > 10 ? 0.8 : 0))
        .map(([a, b]) => meet(sign(a.join(' ')), sign(b.join(' '))));
    const alike = found(20);
    expect(alike.length).toBeGreaterThan(100);
    expect(alike.filter(Boolean).length / alike.length).toBeGreaterThan(0.9);
    const others = Array.from({ length: 200 }, (_, text) =>
      sign(Array.from({ length: 40 }, (_, n) => wordOf(mix(text * 64 + n))).join(' ')),
    );
    const pairsThatMeet = others.flatMap((a, n) => others.slice(n + 1).filter((b) => meet(a, b)));
    expect(pairsThatMeet.length).toBeLessThan(20);
  });
});
