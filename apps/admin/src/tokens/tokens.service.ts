import type { ApiTokenObject, CreateToken, PageQuery } from '@palaver/contracts';
import { type ApiTokenRepository, type ApiTokenRow, type SiteRepository } from '@palaver/persistence';
import { type FieldProblem, ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { beyondReach } from '../auth/reach.js';
import { requireFuture } from '../requests/future.js';
import { canBe } from '../requests/ids.js';
import { keysetPage, type Page } from '../requests/page.js';

/** Tokens of people and programs. Who makes one gives away no more than he has: neither sites and sections nor time. */
export class TokensService {
  constructor(
    private readonly tokens: ApiTokenRepository,
    private readonly sites: Pick<SiteRepository, 'list'>,
  ) {}

  /** @throws ProblemError 422 */
  async create(caller: Caller, token: CreateToken): Promise<ApiTokenObject> {
    requireFuture('/expiresAt', token.expiresAt);
    const seen = await this.sites.list(caller.sites);
    const errors = [...beyondReach(caller, token, seen), ...tooLong(caller, token)];
    if (errors.length > 0) {
      throw new ProblemError(422, 'invalid-request', 'A token opens no more than the one it is made with.', { errors });
    }
    return toTokenObject(await this.tokens.create(token, caller.actor));
  }

  /** @throws ProblemError 400 */
  async list(caller: Caller, query: PageQuery): Promise<Page<ApiTokenObject>> {
    return keysetPage(query, {
      read: (page) => this.tokens.list(caller, page),
      isId: canBe.uuid,
      idOf: (row) => row.id,
      toItem: toTokenObject,
    });
  }

  /** @throws ProblemError 404 */
  async revoke(caller: Caller, id: string): Promise<void> {
    if (!canBe.uuid(id) || !(await this.tokens.revoke(caller, id, caller.actor))) {
      throw new ProblemError(404, 'unknown-token', 'There is no such live token for sites of yours alone.');
    }
  }
}

function tooLong({ expiresAt: end }: Caller, { expiresAt }: CreateToken): FieldProblem[] {
  const fits = end === null || (expiresAt !== undefined && Date.parse(expiresAt) <= end.getTime());
  return fits ? [] : [{ pointer: '/expiresAt', detail: `must be at most ${end.toISOString()}, when this token ends` }];
}

function toTokenObject(row: ApiTokenRow & { token?: string }): ApiTokenObject {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    sites: row.sites,
    sections: row.sections,
    prefix: row.prefix,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    ...(row.token === undefined ? {} : { token: row.token }),
  };
}
