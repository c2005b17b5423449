import { type CreateSite, type SiteKeyObject, type SiteObject } from '@palaver/contracts';
import { bundledRuleSet } from '@palaver/moderation';
import { SiteExistsError, type SiteRepository, type SiteRow } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { bundledPackNames } from '@palaver/rules';
import { actorOf, type Caller, seesAllSites } from '../auth/caller.js';
import { canBe } from '../requests/ids.js';
import { toKeyObject, toSiteObject } from './site-objects.js';

const DEFAULT_RULE_SET = 'newsroom';

export type CreatedSite = SiteObject & { webhookSecret: string };

/** Sites and the keys they send with. */
export class SitesService {
  constructor(private readonly sites: SiteRepository) {}

  /** @throws ProblemError 403 without a token for all sites, 409, 422 */
  async create(caller: Caller, { ruleSet = DEFAULT_RULE_SET, ...site }: CreateSite): Promise<CreatedSite> {
    if (!seesAllSites(caller)) {
      throw new ProblemError(403, 'forbidden', 'Sites are created with a token for all sites ("*").');
    }
    if (!bundledPackNames().includes(ruleSet)) {
      const errors = [{ pointer: '/ruleSet', detail: `must be one of ${bundledPackNames().join(', ')}` }];
      throw new ProblemError(422, 'invalid-request', 'There is no rule set of this name.', { errors });
    }
    try {
      const created = await this.sites.create({ ...site, ruleSet: bundledRuleSet(ruleSet) }, actorOf(caller));
      return { ...toSiteObject(created.site), webhookSecret: created.webhookSecret };
    } catch (error) {
      if (error instanceof SiteExistsError) {
        throw new ProblemError(409, 'site-exists', 'There is a site with this id; choose another one.', {
          cause: error,
        });
      }
      throw error;
    }
  }

  async list(caller: Caller): Promise<SiteObject[]> {
    return (await this.sites.list(caller.sites)).map(toSiteObject);
  }

  async get(caller: Caller, siteId: string): Promise<SiteObject> {
    return toSiteObject(await this.require(caller, siteId));
  }

  /** @throws ProblemError 404 for a site the caller does not see, whether it exists or not */
  async require(caller: Caller, siteId: string): Promise<SiteRow> {
    const site = canBe.site(siteId) ? await this.sites.find(caller.sites, siteId) : undefined;
    if (!site) {
      throw new ProblemError(404, 'unknown-site', 'There is no such site among those this token is for.');
    }
    return site;
  }

  async createKey(caller: Caller, siteId: string, key: { name: string; test?: boolean }): Promise<SiteKeyObject> {
    const { id } = await this.require(caller, siteId);
    return toKeyObject(await this.sites.createKey(id, key.name, key.test ?? false, actorOf(caller)));
  }

  async listKeys(caller: Caller, siteId: string): Promise<SiteKeyObject[]> {
    const { id } = await this.require(caller, siteId);
    return (await this.sites.listKeys(id)).map((row) => toKeyObject(row));
  }

  async rotateKey(caller: Caller, siteId: string): Promise<SiteKeyObject> {
    const { id } = await this.require(caller, siteId);
    return toKeyObject(await this.sites.rotateKey(id, actorOf(caller)));
  }

  /** @throws ProblemError 404 */
  async revokeKey(caller: Caller, siteId: string, keyId: string): Promise<void> {
    const { id } = await this.require(caller, siteId);
    if (!canBe.uuid(keyId) || !(await this.sites.revokeKey(id, keyId, actorOf(caller)))) {
      throw new ProblemError(404, 'unknown-key', 'This site has no live key with this id.');
    }
  }
}
