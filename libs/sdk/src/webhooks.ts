import { createHmac, timingSafeEqual } from 'node:crypto';
import { type CommentModerated, type EndpointSwitchedOff } from './generated/gateway/index.js';

const TOLERANCE_SECONDS = 5 * 60;

/** Headers as Node, Express, Fastify or `fetch` give them. */
export type WebhookHeaders = Headers | Record<string, string | string[] | undefined>;
/** Told apart by `type`; an endpoint is told what it asked for. */
export type WebhookMessage = CommentModerated | EndpointSwitchedOff;

/** A message that must not be acted upon: answer 401. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';

  constructor(
    message: string,
    readonly code: 'missing' | 'wrong' | 'stale' | 'malformed',
  ) {
    super(message);
  }
}

export interface VerifyOptions {
  /** The secret of the endpoint, whsec_...; while it is rotated the new one and the old one. */
  secrets: string | string[];
  /** Seconds since 1970, for tests. */
  now?: number;
}

/**
 * Reads a callback after checking that Palaver has sent it, within 5 minutes, and that nobody has changed it.
 * @param body the bytes as they came: parsed and written anew they are others.
 * @throws WebhookError
 */
export function readWebhook(
  body: string | Uint8Array,
  headers: WebhookHeaders,
  options: VerifyOptions,
): WebhookMessage {
  const { secrets, now = Math.floor(Date.now() / 1000) } = options;
  const id = header(headers, 'webhook-id');
  const timestamp = header(headers, 'webhook-timestamp');
  const signature = header(headers, 'webhook-signature');
  if (!id || !timestamp || !signature) {
    throw new WebhookError('The request carries no webhook-id, webhook-timestamp and webhook-signature.', 'missing');
  }
  const expected = [secrets].flat().map((secret) => digest(secret, `${id}.${timestamp}.`, body));
  const sent = signature.split(' ').map(signatureBytes);
  // Every pair is compared, so that the time it takes tells nothing.
  const fitting = expected.flatMap((one) => sent.filter((other) => timingSafeEqual(one, other)));
  if (fitting.length === 0) {
    throw new WebhookError('The signature fits no secret: the body was changed, or the secret is another.', 'wrong');
  }
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now - Number(timestamp)) > TOLERANCE_SECONDS) {
    throw new WebhookError('The message was sent more than 5 minutes from now: check the clock.', 'stale');
  }
  return parsed(body);
}

function parsed(body: string | Uint8Array): WebhookMessage {
  try {
    return JSON.parse(typeof body === 'string' ? body : Buffer.from(body).toString('utf8')) as WebhookMessage;
  } catch {
    throw new WebhookError('The body is no JSON.', 'malformed');
  }
}

function header(headers: WebhookHeaders, name: string): string | undefined {
  const value = headers instanceof Headers ? (headers.get(name) ?? undefined) : headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function digest(secret: string, prefix: string, body: string | Uint8Array): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(prefix).update(body).digest();
}

/** 32 bytes in any case: what is no `v1` signature of the right length becomes one that fits nothing. */
function signatureBytes(part: string): Buffer {
  const bytes = part.startsWith('v1,') ? Buffer.from(part.slice(3), 'base64') : Buffer.alloc(0);
  return bytes.length === 32 ? bytes : Buffer.alloc(32);
}
