import { hash, randomBytes } from 'node:crypto';

const BYTES = 32;
const SHOWN = 12;

/** What is kept of keys and tokens: SHA-256 in hex. They hold 256 random bits, so no salt is needed. */
export function hashSecret(value: string): string {
  return hash('sha256', value, 'hex');
}

/** A site's key for the gateway; with a test key the texts `palaver:approve` and the like are obeyed. */
export function newSiteKey(test: boolean): string {
  return `${test ? 'pk_test_' : 'pk_live_'}${randomBytes(BYTES).toString('base64url')}`;
}

/** A token for the admin API. */
export function newToken(): string {
  return `pat_${randomBytes(BYTES).toString('base64url')}`;
}

/** A secret both sides sign webhooks with, in the form of Standard Webhooks: `whsec_` and base64. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(BYTES).toString('base64')}`;
}

/** The bytes to sign with; undefined when the text is not such a secret. */
export function webhookSecretBytes(secret: string): Buffer | undefined {
  const bytes = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return bytes.length >= 16 ? bytes : undefined;
}

/** The beginning of a key, enough to recognise it in a list and useless otherwise. */
export function shownPrefix(key: string): string {
  return key.slice(0, SHOWN);
}
