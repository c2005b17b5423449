import { randomBytes } from 'node:crypto';
import type { KeyScope } from '@palaver/contracts';
import {
  type FailedAttempts,
  type KeyQuotas,
  ProblemError,
  type Quotas,
  rateLimited,
  verifyWebhook,
  type WebhookVerdict,
} from '@palaver/platform';
import type { SiteDirectory } from '@palaver/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The site a request speaks for; `test`: by a key with which test texts are obeyed. */
export interface Caller {
  siteId: string;
  test: boolean;
  /** What his key may still spend; absent where nothing is limited. */
  quotas?: Pick<KeyQuotas, 'spend'>;
}

/** What holds callers back. */
export interface GatewayLimits {
  quotas: Pick<Quotas, 'of'>;
  attempts: FailedAttempts;
}

const BEARER = /^Bearer +([\x21-\x7e]{1,300})$/i;

/** Signs nothing of anybody's: an unknown site takes as long to refuse as a wrong signature. */
const DUMMY_SECRETS = [randomBytes(32)];

/** Tells which site sent a request, or refuses it with 401. */
export class Authenticator {
  constructor(
    private readonly directory: Pick<SiteDirectory, 'key' | 'secrets'>,
    private readonly now: () => number = Date.now,
    private readonly limits?: GatewayLimits,
  ) {}

  /** By `Authorization: Bearer <site key>`, of a key that opens `scope`; 403 for another one of the site. */
  async byKey(request: FastifyRequest, reply: FastifyReply, scope: KeyScope): Promise<Caller> {
    const value = BEARER.exec(request.headers.authorization ?? '')?.[1];
    const key = value === undefined ? undefined : await this.directory.key(value);
    this.holdBack(request, key?.keyId);
    if (!key) {
      this.limits?.attempts.failed(request.ip);
      throw new ProblemError(401, 'unauthorized', 'Send "Authorization: Bearer <key>" with a live key of your site.', {
        headers: { 'www-authenticate': 'Bearer realm="palaver"' },
      });
    }
    const caller = this.admit(request, reply, { siteId: key.siteId, test: key.test }, key.keyId);
    if (!key.scopes.includes(scope)) {
      const detail = `This key is for ${key.scopes.join(', ')}; create one of your site with the scope ${scope}.`;
      throw new ProblemError(403, 'missing-scope', detail);
    }
    return caller;
  }

  /** By a Standard Webhooks signature over the raw bytes. */
  bySignature(siteId: string, request: FastifyRequest, reply: FastifyReply): Caller {
    const who = `site:${siteId}`;
    this.holdBack(request, who);
    const live = this.directory.secrets(siteId);
    const verdict = verifyWebhook(
      live.length > 0 ? live : DUMMY_SECRETS,
      {
        id: header(request, 'webhook-id'),
        timestamp: header(request, 'webhook-timestamp'),
        signature: header(request, 'webhook-signature'),
      },
      Buffer.isBuffer(request.body) ? request.body : '',
      Math.floor(this.now() / 1000),
    );
    if (verdict !== 'valid') {
      this.limits?.attempts.failed(request.ip);
      throw new ProblemError(401, 'bad-signature', this.explain(verdict));
    }
    return this.admit(request, reply, { siteId, test: false }, who);
  }

  /** @throws ProblemError 429, to an address that failed too often, unless `who` has been there before */
  private holdBack({ ip }: FastifyRequest, who: string | undefined): void {
    const waitMs = this.limits?.attempts.wait(ip, who) ?? 0;
    if (waitMs > 0) {
      throw rateLimited(waitMs, 'Too many requests from this address showed no live key and no right signature');
    }
  }

  /** @throws ProblemError 429 */
  private admit(request: FastifyRequest, reply: FastifyReply, caller: Caller, who: string): Caller {
    if (!this.limits) {
      return caller;
    }
    this.limits.attempts.succeeded(request.ip, who);
    const quotas = this.limits.quotas.of(who, caller.siteId);
    quotas.spend('requests', 1);
    if (Buffer.isBuffer(request.body)) {
      quotas.spend('bytes', request.body.length);
    }
    void reply.headers(quotas.headers());
    return { ...caller, quotas };
  }

  private explain(verdict: Exclude<WebhookVerdict, 'valid'>): string {
    switch (verdict) {
      case 'missing':
        return 'Send the headers webhook-id, webhook-timestamp and webhook-signature (Standard Webhooks).';
      case 'wrong':
        return "The signature does not fit: sign <id>.<timestamp>.<body> with this site's secret (Standard Webhooks).";
      case 'stale': {
        const time = new Date(this.now()).toISOString();
        return `webhook-timestamp is more than 5 minutes off: sign again with the current time; here it is ${time}.`;
      }
    }
  }
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
