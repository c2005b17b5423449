import { type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { mayDo, PERMISSIONS } from '@palaver/contracts';
import { type FailedAttempts, ProblemError, type Quotas, rateLimited, traceOf } from '@palaver/platform';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { rethrowStoreError } from '../requests/store-errors.js';
import { ALLOWED, type Audience } from './allow.js';
import { type Caller, setCaller } from './caller.js';
import { type Credentials } from './credentials.js';
import { type Refusals } from './refusals.js';

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
    private readonly refusals?: Pick<Refusals, 'note'>,
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
    await this.requireAudience(request, caller, audience);
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

  /** A refusal stands in the audit log. @throws ProblemError 403 */
  private async requireAudience(request: FastifyRequest, caller: Caller, audience: Guarded): Promise<void> {
    const detail = whyNot(caller, audience);
    if (detail !== undefined) {
      const route = `${request.method} ${request.routeOptions.url ?? ''}`;
      await this.refusals?.note({ actor: caller.actor, role: caller.role, route }).catch(rethrowStoreError);
      throw new ProblemError(403, 'forbidden', detail);
    }
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

type Guarded = Exclude<Audience, 'everybody'> | undefined;

/** Why this is not for the caller; undefined where it is. */
function whyNot({ kind, role }: Caller, audience: Guarded): string | undefined {
  if (audience === 'callers' || (audience === 'people' && kind === 'person')) {
    return undefined;
  }
  if (audience === 'people') {
    return 'This is for people who have signed in, not for tokens.';
  }
  const roles = audience ? PERMISSIONS[audience].join(' or ') : 'nobody';
  return audience && mayDo(role, audience)
    ? undefined
    : `A ${kind} of the role ${role} may not do this; it takes ${roles}.`;
}
