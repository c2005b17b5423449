import { describe, expect, it } from '@jest/globals';
import { requireGoodPassword } from './password-rules.js';

const CONTEXT = ['ann.meyer@daily-post.example', 'Ann Meyer', 'palaver'];
const isTaken = (password: string) => {
  try {
    requireGoodPassword(password, CONTEXT);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ status: 422, errors: [{ pointer: '/password' }] });
    return false;
  }
};

describe('a password', () => {
  it.each([
    'seven77',
    'x'.repeat(129),
    '12345678',
    '87654321',
    'aaaaaaaa',
    'abababab',
    'qwertyuiop',
    'asdfghjkl',
    'Password1',
    'p@ssw0rd!!',
    'PASSWORT2026',
    '2026passwort',
    'letmein123',
    'Palaver2026!',
    'palaver-palaver',
    'annmeyer1',
    'Meyer-2026',
    'daily-post1',
    'sunshine99',
    '00000000000',
    '!!!!????',
  ])('%s is refused', (password) => {
    expect(isTaken(password)).toBe(false);
  });

  it.each([
    'tin roof harbour slow',
    'kxqvbnwm',
    'correct pony lamp nail',
    'ünïcödé wörds gö',
    'тихий берег реки',
    'x7#kQ2!vLp',
    'palaver about herons',
    'mnemonic8',
    `${'long words '.repeat(11)}end`,
  ])('%s is taken', (password) => {
    expect(isTaken(password)).toBe(true);
  });
});
