import type { CreateKey, PageQuery, SiteKeyObject } from '@palaver/contracts';
import { type SiteKeyRepository } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { requireFuture } from '../requests/future.js';
import { canBe } from '../requests/ids.js';
import { keysetPage, type Page } from '../requests/page.js';
import { toKeyObject } from './site-objects.js';
import { type SitesService } from './sites.service.js';

/** The keys a site sends with. */
export class KeysService {
  constructor(
    private readonly keys: SiteKeyRepository,
    private readonly sites: SitesService,
  ) {}

  /** @throws ProblemError 404, 422 */
  async create(caller: Caller, siteId: string, key: CreateKey): Promise<SiteKeyObject> {
    const { id } = await this.sites.require(caller, siteId);
    requireFuture('/expiresAt', key.expiresAt);
    return toKeyObject(await this.keys.create(id, key, caller.actor));
  }

  /** @throws ProblemError 400, 404 */
  async list(caller: Caller, siteId: string, query: PageQuery): Promise<Page<SiteKeyObject>> {
    const { id } = await this.sites.require(caller, siteId);
    return keysetPage(query, {
      read: (page) => this.keys.list(id, page),
      isId: canBe.uuid,
      idOf: (row) => row.id,
      toItem: toKeyObject,
    });
  }

  /** In the place of one key, or of all there are. @throws ProblemError 404 */
  async rotate(caller: Caller, siteId: string, keyId: string | null): Promise<SiteKeyObject> {
    const { id } = await this.sites.require(caller, siteId);
    const possible = keyId === null || canBe.uuid(keyId);
    const row = possible ? await this.keys.rotate(id, keyId, caller.actor) : undefined;
    return row ? toKeyObject(row) : unknownKey();
  }

  /** @throws ProblemError 404 */
  async revoke(caller: Caller, siteId: string, keyId: string): Promise<void> {
    const { id } = await this.sites.require(caller, siteId);
    if (!canBe.uuid(keyId) || !(await this.keys.revoke(id, keyId, caller.actor))) {
      unknownKey();
    }
  }
}

function unknownKey(): never {
  throw new ProblemError(404, 'unknown-key', 'This site has no live key with this id.');
}
