import { describe, expect, it } from '@jest/globals';
import { base32, stepAt, stepOfCode, totpCode, totpUri } from './totp.js';

const SECRET = Buffer.from('12345678901234567890');

describe('a code', () => {
  // RFC 6238, appendix B, the last six of eight digits.
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('at second %s is %s', (second, code) => {
    expect(totpCode(SECRET, stepAt(second * 1000))).toBe(code);
  });

  it('is taken in its step, the one before and the one after, and tells which it was', () => {
    const step = 1_000_000;
    const code = totpCode(SECRET, step);
    const at = (other: number) => stepOfCode(SECRET, code, other * 30_000 + 1);
    expect([at(step - 2), at(step - 1), at(step), at(step + 1), at(step + 2)]).toEqual([
      undefined,
      step,
      step,
      step,
      undefined,
    ]);
  });

  it.each(['', '12345', '1234567', 'abcdef', '２８７０８２'])('%s is none', (code) => {
    expect(stepOfCode(SECRET, code, 59_000)).toBeUndefined();
  });
});

describe('a secret', () => {
  it('is written as apps take it', () => {
    expect(base32(SECRET)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(base32(Buffer.from('foob'))).toBe('MZXW6YQ');
    expect(totpUri('GEZDG', 'ann@news.example')).toBe(
      'otpauth://totp/Palaver%3Aann%40news.example?secret=GEZDG&issuer=Palaver&algorithm=SHA1&digits=6&period=30',
    );
  });
});
