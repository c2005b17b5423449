import type { SiteSecretObject } from '@palaver/contracts';
import { type SiteSecretRepository } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { canBe } from '../requests/ids.js';
import { toSecretObject } from './site-objects.js';
import { type SitesService } from './sites.service.js';

/** What a site signs its webhooks with. */
export class SecretsService {
  constructor(
    private readonly secrets: SiteSecretRepository,
    private readonly sites: SitesService,
  ) {}

  /** @throws ProblemError 404 */
  async list(caller: Caller, siteId: string): Promise<SiteSecretObject[]> {
    const { id } = await this.sites.require(caller, siteId);
    return (await this.secrets.list(id)).map((row) => toSecretObject(row));
  }

  /** @throws ProblemError 404 */
  async rotate(caller: Caller, siteId: string): Promise<SiteSecretObject> {
    const { id } = await this.sites.require(caller, siteId);
    return toSecretObject(await this.secrets.rotate(id, caller.actor));
  }

  /** @throws ProblemError 404, 409 */
  async end(caller: Caller, siteId: string, secretId: string): Promise<void> {
    const { id } = await this.sites.require(caller, siteId);
    const outcome = canBe.uuid(secretId) ? await this.secrets.end(id, secretId, caller.actor) : 'unknown';
    if (outcome === 'unknown') {
      throw new ProblemError(404, 'unknown-secret', 'This site has no live secret with this id.');
    }
    if (outcome === 'last') {
      const detail = 'This is the only secret of the site, which could not sign any more; rotate it first.';
      throw new ProblemError(409, 'last-secret', detail);
    }
  }
}
