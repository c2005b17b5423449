import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseJson } from './json.js';

const bytes = (text: string) => Buffer.from(text);

describe('parseJson', () => {
  it('reads every JSON value as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        fc.pre(!/"(__proto__|constructor|prototype)":/.test(text));
        expect(parseJson(bytes(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['nothing', '', 'empty'],
    ['a byte order mark', '\ufeff{}', 'byte order mark'],
    ['half an object', '{"a":1', 'not valid JSON'],
    ['a word', 'nope', 'not valid JSON'],
    ['a number too many', '{} {}', 'not valid JSON'],
    ['a key twice', '{"a":1,"b":{"c":1,"c":2}}', 'same key twice'],
    ['a key twice, once escaped', '{"a":1,"\\u0061":2}', 'same key twice'],
    ['__proto__', '{"a":[{"__proto__":{}}]}', 'not allowed'],
    ['an escaped __proto__', '{"\\u005f_proto__":{}}', 'not allowed'],
    ['constructor', '{"constructor":{"prototype":{}}}', 'not allowed'],
    ['33 levels', '['.repeat(33) + ']'.repeat(33), 'nested deeper'],
    ['200,000 levels', '['.repeat(200_000), 'nested deeper'],
  ])('refuses %s', (_name, text, detail) => {
    expect(() => parseJson(bytes(text))).toThrow(
      expect.objectContaining({ status: 400, detail: expect.stringContaining(detail) }),
    );
  });

  it('refuses what is not UTF-8', () => {
    expect(() => parseJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow('not valid UTF-8');
    expect(() => parseJson(Buffer.from([0x22, 0xc0, 0xaf, 0x22]))).toThrow('not valid UTF-8');
    expect(() => parseJson(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]))).toThrow('not valid UTF-8');
  });

  it('takes 32 levels, and brackets, colons and quotes inside strings', () => {
    expect(parseJson(bytes('['.repeat(32) + ']'.repeat(32)))).toBeDefined();
    expect(parseJson(bytes('{"a":"[[[[{\\":\\\\"}'))).toEqual({ a: '[[[[{":\\' });
  });

  it('does not tell what the text was', () => {
    expect(() => parseJson(bytes('{"text": canary }'))).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('canary') }),
    );
  });
});
