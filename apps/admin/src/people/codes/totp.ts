import { createHmac, timingSafeEqual } from 'node:crypto';

const STEP_SECONDS = 30;
const DIGITS = 6;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The step of 30 seconds a time is in. */
export function stepAt(epochMs: number): number {
  return Math.floor(epochMs / 1000 / STEP_SECONDS);
}

/** RFC 6238 with SHA-1 and six digits, as every authenticator app has it. */
export function totpCode(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 0x0f;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The step this code belongs to, if it is of now or of the step before or after. */
export function stepOfCode(secret: Buffer, code: string, epochMs: number): number | undefined {
  if (!/^[0-9]{6}$/.test(code)) {
    return undefined;
  }
  const sent = Buffer.from(code);
  const now = stepAt(epochMs);
  return [now, now - 1, now + 1].filter((step) => timingSafeEqual(Buffer.from(totpCode(secret, step)), sent))[0];
}

/** RFC 4648 without padding, as apps take it. */
export function base32(bytes: Buffer): string {
  let bits = '';
  bytes.forEach((byte) => (bits += byte.toString(2).padStart(8, '0')));
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** What apps read from a QR code or a link. */
export function totpUri(secret: string, account: string): string {
  const label = encodeURIComponent(`Palaver:${account}`);
  return `otpauth://totp/${label}?secret=${secret}&issuer=Palaver&algorithm=SHA1&digits=${DIGITS}&period=${STEP_SECONDS}`;
}
