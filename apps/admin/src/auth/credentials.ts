import { type ApiTokenRepository, type SessionRepository } from '@palaver/persistence';
import { type FastifyRequest } from 'fastify';
import { type Caller } from './caller.js';
import { readSessionCookie } from './session-cookie.js';
import { type TokenUses } from './token-uses.js';

const BEARER = /^Bearer +([\x21-\x7e]{1,300})$/i;

export interface CredentialStores {
  tokens: Pick<ApiTokenRepository, 'find'>;
  tokenUses: Pick<TokenUses, 'note'>;
  sessions: Pick<SessionRepository, 'find'>;
  sessionUses: Pick<TokenUses, 'note'>;
}

/** Who a request shows itself to be from. A token, where one is sent, counts alone. */
export class Credentials {
  constructor(private readonly stores: CredentialStores) {}

  async callerOf(request: FastifyRequest): Promise<Caller | undefined> {
    const { authorization } = request.headers;
    return authorization === undefined ? this.person(readSessionCookie(request)) : this.token(authorization);
  }

  private async token(authorization: string): Promise<Caller | undefined> {
    const value = BEARER.exec(authorization)?.[1];
    const token = value === undefined ? undefined : await this.stores.tokens.find(value);
    if (!token) {
      return undefined;
    }
    this.stores.tokenUses.note(token);
    const { id, name, role, sites, sections, expiresAt } = token;
    return { kind: 'token', id, actor: `token:${name}`, name, role, sites, sections, expiresAt };
  }

  private async person(value: string | undefined): Promise<Caller | undefined> {
    const session = value === undefined ? undefined : await this.stores.sessions.find(value);
    if (!session) {
      return undefined;
    }
    this.stores.sessionUses.note(session);
    const { id, personId, name, role, sites, sections } = session;
    const actor = `person:${personId}`;
    return { kind: 'person', id: personId, actor, name, role, sites, sections, expiresAt: null, session: id };
  }
}
