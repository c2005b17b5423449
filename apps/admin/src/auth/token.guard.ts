import { type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type ApiTokenRepository, type ApiTokenRow } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type FastifyRequest } from 'fastify';
import { rethrowStoreError } from '../requests/store-errors.js';
import { ALLOWED, type Audience } from './allow.js';
import { setCaller } from './caller.js';
import { type TokenUses } from './token-uses.js';

const BEARER = /^Bearer +([\x21-\x7e]{1,300})$/i;

/** Lets in who shows a live token of a role the route names. Sites are checked where rows are read: a foreign one is a 404. */
export class TokenGuard implements CanActivate {
  private readonly reflector = new Reflector();

  constructor(
    private readonly tokens: Pick<ApiTokenRepository, 'find'>,
    private readonly uses: Pick<TokenUses, 'note'>,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const audience = this.reflector.getAllAndOverride<Audience | undefined>(ALLOWED, targets);
    if (audience === 'everybody') {
      return true;
    }
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = await this.token(request);
    const { id, name, role, sites, expiresAt } = token;
    this.uses.note(token);
    if (!audience?.includes(role)) {
      const detail = `A token of the role ${role} may not do this; it takes ${(audience ?? []).join(' or ')}.`;
      throw new ProblemError(403, 'forbidden', detail);
    }
    setCaller(request, { tokenId: id, name, role, sites, expiresAt });
    return true;
  }

  private async token(request: FastifyRequest): Promise<ApiTokenRow> {
    const value = BEARER.exec(request.headers.authorization ?? '')?.[1];
    const token = value === undefined ? undefined : await this.tokens.find(value).catch(rethrowStoreError);
    if (!token) {
      throw new ProblemError(401, 'unauthorized', 'Send "Authorization: Bearer <token>" with a live API token.', {
        headers: { 'www-authenticate': 'Bearer realm="palaver-admin"' },
      });
    }
    return token;
  }
}
