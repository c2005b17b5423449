import { type ApiTokenRepository, type SessionRepository } from '@palaver/persistence';
import { type FastifyRequest } from 'fastify';
import { readSessionCookie } from '../auth/session-cookie.js';

/** Whether what a long request was let in with still lets in. */
export class StillIn {
  constructor(
    private readonly tokens: Pick<ApiTokenRepository, 'find'>,
    private readonly sessions: Pick<SessionRepository, 'find'>,
  ) {}

  async check(request: FastifyRequest): Promise<boolean> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      return (await this.tokens.find(authorization.replace(/^Bearer +/i, ''))) !== undefined;
    }
    const value = readSessionCookie(request);
    return value !== undefined && (await this.sessions.find(value)) !== undefined;
  }
}
