import { createHash, randomBytes } from 'node:crypto';
import { base32 } from './totp.js';

const COUNT = 10;
const BYTES = 10;

/** Ten codes of 80 random bits, each for one sign-in without the phone: `abcd-efgh-ijkl-mnop`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => (base32(randomBytes(BYTES)).toLowerCase().match(/.{4}/g) ?? []).join('-'));
}

/** Hyphens, spaces and capitals mean nothing. */
export function hashRecoveryCode(code: string): Buffer {
  return createHash('sha256')
    .update(code.toLowerCase().replace(/[^a-z2-7]/g, ''))
    .digest();
}
