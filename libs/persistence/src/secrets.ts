import { createHash, randomBytes } from 'node:crypto';

/** Seals small secrets under the installation's master key; `context` binds a secret to its site and record. */
export interface SecretBox {
  seal(plain: Buffer, context: string): Buffer;
  open(sealed: Buffer, context: string): Buffer;
}

export interface NewSecret {
  /** Shown once, to whoever asked for it. */
  value: string;
  /** Enough to recognise it in a list. */
  prefix: string;
  /** SHA-256: all that is stored of what carries 256 random bits. */
  hash: Buffer;
}

export function newSecret(kind: 'pk_live_' | 'pk_test_' | 'pat_' | 'link_' | 'session_'): NewSecret {
  const value = kind + randomBytes(32).toString('base64url');
  return { value, prefix: value.slice(0, kind.length + 6), hash: hashSecret(value) };
}

export function hashSecret(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}

const WEBHOOK_PREFIX = 'whsec_';

/** 32 random bytes, written as Standard Webhooks writes secrets. */
export function newWebhookSecret(): { value: string; bytes: Buffer } {
  const bytes = randomBytes(32);
  return { value: WEBHOOK_PREFIX + bytes.toString('base64'), bytes };
}
