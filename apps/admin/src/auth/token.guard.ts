import { type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { mayDo, PERMISSIONS } from '@palaver/contracts';
import { type ApiTokenRepository, type ApiTokenRow } from '@palaver/persistence';
import { type FailedAttempts, ProblemError, type Quotas, rateLimited, traceOf } from '@palaver/platform';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { rethrowStoreError } from '../requests/store-errors.js';
import { ALLOWED, type Audience } from './allow.js';
import { setCaller } from './caller.js';
import { type TokenUses } from './token-uses.js';

/** What holds callers back. */
export interface AdminLimits {
  quotas: Pick<Quotas, 'of'>;
  attempts: FailedAttempts;
}

const BEARER = /^Bearer +([\x21-\x7e]{1,300})$/i;

/** Lets in who shows a live token of a role the route names. Sites are checked where rows are read: a foreign one is a 404. */
export class TokenGuard implements CanActivate {
  private readonly reflector = new Reflector();

  constructor(
    private readonly tokens: Pick<ApiTokenRepository, 'find'>,
    private readonly uses: Pick<TokenUses, 'note'>,
    private readonly limits?: AdminLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const audience = this.reflector.getAllAndOverride<Audience | undefined>(ALLOWED, targets);
    if (audience === 'everybody') {
      return true;
    }
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = await this.token(request);
    const { id, name, role, sites, sections, expiresAt } = token;
    this.uses.note(token);
    this.admit(request, context.switchToHttp().getResponse<FastifyReply>(), id);
    if (!audience || !mayDo(role, audience)) {
      const roles = audience ? PERMISSIONS[audience].join(' or ') : 'nobody';
      throw new ProblemError(403, 'forbidden', `A token of the role ${role} may not do this; it takes ${roles}.`);
    }
    const actor = `token:${name}`;
    setCaller(request, { id, actor, name, role, sites, sections, expiresAt, trace: traceOf(request) });
    return true;
  }

  private async token(request: FastifyRequest): Promise<ApiTokenRow> {
    const value = BEARER.exec(request.headers.authorization ?? '')?.[1];
    const token = value === undefined ? undefined : await this.tokens.find(value).catch(rethrowStoreError);
    const waitMs = this.limits?.attempts.wait(request.ip, token?.id) ?? 0;
    if (waitMs > 0) {
      throw rateLimited(waitMs, 'Too many requests from this address showed no live token');
    }
    if (!token) {
      this.limits?.attempts.failed(request.ip);
      throw new ProblemError(401, 'unauthorized', 'Send "Authorization: Bearer <token>" with a live API token.', {
        headers: { 'www-authenticate': 'Bearer realm="palaver-admin"' },
      });
    }
    return token;
  }

  /** @throws ProblemError 429 */
  private admit(request: FastifyRequest, reply: FastifyReply, tokenId: string): void {
    if (this.limits) {
      this.limits.attempts.succeeded(request.ip, tokenId);
      const quotas = this.limits.quotas.of(tokenId);
      quotas.spend('admin-requests', 1);
      void reply.headers(quotas.headers());
    }
  }
}
