import { scryptSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { hashPassword, isDated, isPassword, NO_PASSWORD } from './password-hash.js';

const cheap = (password: string) => {
  const salt = Buffer.alloc(16, 7);
  const hash = scryptSync(password, salt, 32, { N: 2 ** 10, r: 8, p: 1 });
  return `$scrypt$ln=10,r=8,p=1$${salt.toString('base64').slice(0, 22)}$${hash.toString('base64').slice(0, 43)}`;
};

describe('a hashed password', () => {
  it('is a PHC string with a salt of its own, at the cost of today', async () => {
    const [one, two] = [await hashPassword('tin roof harbour'), await hashPassword('tin roof harbour')];
    expect(one).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
    expect(isDated(one)).toBe(false);
    expect(await isPassword(one, 'tin roof harbour')).toBe(true);
  });

  it('is known again at another cost, and is dated then', async () => {
    expect(await isPassword(cheap('tin roof'), 'tin roof')).toBe(true);
    expect(await isPassword(cheap('tin roof'), 'tin rooF')).toBe(false);
    expect(isDated(cheap('tin roof'))).toBe(true);
  });

  it('is the same however its characters are written', async () => {
    expect(await isPassword(cheap('caf\u00e9 noir'), 'cafe\u0301 noir')).toBe(true);
  });

  it.each(['', 'plain', '$scrypt$ln=10,r=8,p=1$AAAA$', '$argon2id$v=19$x'])(
    'that is none (%s) is no password',
    async (phc) => {
      expect(await isPassword(phc, '')).toBe(false);
    },
  );

  it('of nobody is nobody’s', async () => {
    expect(await isPassword(NO_PASSWORD, '')).toBe(false);
    expect(isDated(NO_PASSWORD)).toBe(false);
  });
});
