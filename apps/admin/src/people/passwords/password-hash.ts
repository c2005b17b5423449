import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

/** Each try takes 128 MB and the better part of a second. */
const COST = { ln: 17, r: 8, p: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const PHC = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{16,100})\$([A-Za-z0-9+/]{22,100})$/;

/** What an account without a password is compared with: as much work, and never right. */
export const NO_PASSWORD = `$scrypt$ln=${COST.ln},r=${COST.r},p=${COST.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** `$scrypt$ln=17,r=8,p=1$salt$hash`: the form passwords are kept in. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await run(password, salt, HASH_BYTES, COST);
  return `$scrypt$ln=${COST.ln},r=${COST.r},p=${COST.p}$${unpadded(salt)}$${unpadded(hash)}`;
}

/** Whether this is the password, at whatever cost it was hashed. */
export async function isPassword(phc: string, password: string): Promise<boolean> {
  const [, ln, r, p, salt = '', hash = ''] = PHC.exec(phc) ?? [];
  const expected = Buffer.from(hash, 'base64');
  if (expected.length < HASH_BYTES) {
    return false;
  }
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  return timingSafeEqual(await run(password, Buffer.from(salt, 'base64'), expected.length, cost), expected);
}

/** Whether it was hashed at another cost than today's. */
export function isDated(phc: string): boolean {
  const [, ln, r, p] = PHC.exec(phc) ?? [];
  return Number(ln) !== COST.ln || Number(r) !== COST.r || Number(p) !== COST.p;
}

function run(password: string, salt: Buffer, bytes: number, { ln, r, p }: typeof COST): Promise<Buffer> {
  const N = 2 ** ln;
  // One character can be written in several ways; what is typed on another keyboard must be the same password.
  return derive(password.normalize('NFKC'), salt, bytes, { N, r, p, maxmem: 128 * N * r * p + 32 * 1024 * 1024 });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
