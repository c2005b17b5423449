import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const VERSION = 1;
const KEY_ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES;

/** A sealed secret could not be opened: wrong key, wrong record, or changed bytes. */
export class SealError extends Error {
  readonly code = 'seal_broken';
}

/**
 * AES-256-GCM with the installation's master key: version, key id, nonce, ciphertext, tag. `context` names the site and
 * record a value belongs to; moved elsewhere it does not open.
 */
export class Sealer {
  private readonly keyId: Buffer;

  /** @param key 32 bytes. */
  constructor(private readonly key: Buffer) {
    if (key.length !== 32) {
      throw new SealError('the master key must be 32 bytes');
    }
    this.keyId = createHash('sha256').update('palaver key id').update(key).digest().subarray(0, KEY_ID_BYTES);
  }

  seal(plain: string | Buffer, context: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(context));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), this.keyId, nonce, sealed, cipher.getAuthTag()]);
  }

  /** @throws SealError */
  open(sealed: Buffer, context: string): Buffer {
    if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] !== VERSION) {
      throw new SealError('this is not a sealed secret');
    }
    if (!sealed.subarray(1, 1 + KEY_ID_BYTES).equals(this.keyId)) {
      throw new SealError('the secret was sealed with another master key');
    }
    const nonce = sealed.subarray(1 + KEY_ID_BYTES, HEAD_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.key, nonce)
      .setAAD(Buffer.from(context))
      .setAuthTag(sealed.subarray(-TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES, -TAG_BYTES)), decipher.final()]);
    } catch (error) {
      throw new SealError('the secret was changed or belongs to another record', { cause: error });
    }
  }
}
