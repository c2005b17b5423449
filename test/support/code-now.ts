import { base32, stepAt, totpCode } from '../../apps/admin/src/people/codes/totp.js';

/** What an app that was given this secret shows now. */
export function codeNow(secret: string, stepsOn = 0): string {
  return totpCode(bytesOf(secret), stepAt(Date.now()) + stepsOn);
}

function bytesOf(secret: string): Buffer {
  const bits = [...secret].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  if (base32(bytes) !== secret) {
    throw new Error('this is no secret of twenty bytes');
  }
  return bytes;
}
