import { type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { mayDo, PERMISSIONS } from '@palaver/contracts';
import { type FailedAttempts, ProblemError, type Quotas, rateLimited, traceOf } from '@palaver/platform';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { rethrowStoreError } from '../requests/store-errors.js';
import { ALLOWED, type Audience } from './allow.js';
import { type Caller, setCaller } from './caller.js';
import { type Credentials } from './credentials.js';

/** What holds callers back. */
export interface AdminLimits {
  quotas: Pick<Quotas, 'of'>;
  attempts: FailedAttempts;
}

/**
 * Lets in who shows a live token, or the cookie of a live session, of a role that has the permission the route names.
 * Sites are checked where rows are read: a foreign one is a 404.
 */
export class CallerGuard implements CanActivate {
  private readonly reflector = new Reflector();

  constructor(
    private readonly credentials: Credentials,
    private readonly limits?: AdminLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const audience = this.reflector.getAllAndOverride<Audience | undefined>(ALLOWED, targets);
    if (audience === 'everybody') {
      return true;
    }
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const caller = await this.caller(request);
    this.admit(request, context.switchToHttp().getResponse<FastifyReply>(), caller.id);
    requireAudience(caller, audience);
    setCaller(request, { ...caller, trace: traceOf(request) });
    return true;
  }

  private async caller(request: FastifyRequest): Promise<Caller> {
    const caller = await this.credentials.callerOf(request).catch(rethrowStoreError);
    const waitMs = this.limits?.attempts.wait(request.ip, caller?.id) ?? 0;
    if (waitMs > 0) {
      throw rateLimited(waitMs, 'Too many requests from this address showed no live token');
    }
    if (!caller) {
      this.limits?.attempts.failed(request.ip);
      const detail = 'Send "Authorization: Bearer <token>" with a live API token, or sign in.';
      throw new ProblemError(401, 'unauthorized', detail, {
        headers: { 'www-authenticate': 'Bearer realm="palaver-admin"' },
      });
    }
    return caller;
  }

  /** @throws ProblemError 429 */
  private admit(request: FastifyRequest, reply: FastifyReply, callerId: string): void {
    if (this.limits) {
      this.limits.attempts.succeeded(request.ip, callerId);
      const quotas = this.limits.quotas.of(callerId);
      quotas.spend('admin-requests', 1);
      void reply.headers(quotas.headers());
    }
  }
}

/** @throws ProblemError 403 */
function requireAudience({ kind, role }: Caller, audience: Exclude<Audience, 'everybody'> | undefined): void {
  if (audience === 'callers' || (audience === 'people' && kind === 'person')) {
    return;
  }
  if (audience === 'people') {
    throw new ProblemError(403, 'forbidden', 'This is for people who have signed in, not for tokens.');
  }
  if (!audience || !mayDo(role, audience)) {
    const roles = audience ? PERMISSIONS[audience].join(' or ') : 'nobody';
    throw new ProblemError(403, 'forbidden', `A ${kind} of the role ${role} may not do this; it takes ${roles}.`);
  }
}
