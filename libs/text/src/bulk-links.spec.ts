import { describe, expect, test } from '@jest/globals';
import { findLinks } from './links.js';

const filler = 'word '.repeat(10);
/** Links before it use up what is searched with care. */
const much = Array.from({ length: 60 }, (_, n) => `https://site${n}.example.com/path/of/some/length?with=query&n=${n}`);

describe('links in bulk', () => {
  test.each([
    ['with a scheme', 'https://shop.example/x?y=1', 'https://shop.example/x?y=1'],
    ['without a scheme', 'shop.co.uk/sale', 'http://shop.co.uk/sale'],
    ['with a port', 'http://localhost.test:8080/a', 'http://localhost.test:8080/a'],
    ['in another script', 'пример.рф', 'http://пример.рф'],
  ])('%s are found like all others', (_, written, url) => {
    const text = `${much.join(' ')} ${filler}${written} ${filler}`;
    const last = findLinks(text).at(-1);
    expect(last?.url).toBe(url);
    expect(text.slice(last?.span.start, last?.span.end)).toBe(written);
    expect(findLinks(written).at(-1)?.domain).toBe(last?.domain);
  });

  test('a dot alone makes no link', () => {
    const text = `${much.join(' ')} end.of sentence.Next e.g. 3.14 v1.2.3 a..b`;
    expect(findLinks(text)).toHaveLength(much.length);
  });

  test('a wall of links is counted up to 200', () => {
    expect(findLinks('see a.co '.repeat(1000))).toHaveLength(200);
    expect(findLinks(')a.co'.repeat(2000))).toHaveLength(200);
  });

  test('every span lies in the text and rises', () => {
    const walls = [')aa.co', ':?1.2.3.4*www.', 'a.b.c.d/://', 'http://ü。@#', '"[1.2.3.4', '//1 '];
    for (const wall of walls) {
      const text = wall.repeat(700);
      let reached = 0;
      for (const { span } of findLinks(text)) {
        expect(span.start).toBeGreaterThanOrEqual(reached);
        expect(span.end).toBeLessThanOrEqual(text.length);
        reached = span.end;
      }
    }
  });
});
