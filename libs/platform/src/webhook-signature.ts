import { createHmac, timingSafeEqual } from 'node:crypto';

const TOLERANCE_SECONDS = 5 * 60;
const MAX_SIGNATURES = 10;

export interface WebhookHeaders {
  id: string | undefined;
  timestamp: string | undefined;
  signature: string | undefined;
}

export type WebhookVerdict = 'valid' | 'missing' | 'stale' | 'wrong';

/**
 * The value of `webhook-signature` (Standard Webhooks): one `v1,` part per secret, space-separated.
 * @param timestamp seconds since 1970.
 */
export function signWebhook(
  secrets: readonly Buffer[],
  id: string,
  timestamp: number,
  body: string | Uint8Array,
): string {
  return secrets.map((secret) => `v1,${digest(secret, id, String(timestamp), body).toString('base64')}`).join(' ');
}

/** The headers of a JSON message to be sent now. @param now milliseconds since 1970. */
export function webhookHeaders(
  secrets: readonly Buffer[],
  id: string,
  body: string,
  now = Date.now(),
): Record<string, string> {
  const timestamp = Math.floor(now / 1000);
  return {
    'content-type': 'application/json',
    'user-agent': 'palaver',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signWebhook(secrets, id, timestamp, body),
  };
}

/**
 * Checks a signature over the raw bytes against each secret. Every secret and every signature sent is compared, whatever
 * was found before, so that the time taken tells nothing.
 * @param now seconds since 1970.
 */
export function verifyWebhook(
  secrets: readonly Buffer[],
  headers: WebhookHeaders,
  body: string | Uint8Array,
  now = Math.floor(Date.now() / 1000),
): WebhookVerdict {
  const { id = '', timestamp = '', signature = '' } = headers;
  const sent = signature.split(' ', MAX_SIGNATURES).map(signatureBytes);
  let valid = false;
  for (const secret of secrets) {
    const expected = digest(secret, id, timestamp, body);
    for (const bytes of sent) {
      valid = timingSafeEqual(bytes, expected) || valid;
    }
  }
  if (id === '' || timestamp === '' || signature === '') {
    return 'missing';
  }
  if (!valid) {
    return 'wrong';
  }
  return /^\d{1,12}$/.test(timestamp) && Math.abs(now - Number(timestamp)) <= TOLERANCE_SECONDS ? 'valid' : 'stale';
}

function digest(secret: Buffer, id: string, timestamp: string, body: string | Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest();
}

/** 32 bytes in any case: what is no `v1` signature of the right length becomes one that fits nothing. */
function signatureBytes(part: string): Buffer {
  const bytes = part.startsWith('v1,') ? Buffer.from(part.slice(3), 'base64') : Buffer.alloc(0);
  return bytes.length === 32 ? bytes : Buffer.alloc(32);
}
