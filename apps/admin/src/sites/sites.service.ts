import type { ChangeSite, CreateSite, PageQuery, SiteObject } from '@palaver/contracts';
import { bundledRuleSet } from '@palaver/moderation';
import { SiteExistsError, type SiteRepository, type SiteRow } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { bundledPackNames } from '@palaver/rules';
import { type Caller, seesAllSites } from '../auth/caller.js';
import { quoted, staleProblem } from '../requests/etag.js';
import { canBe } from '../requests/ids.js';
import { keysetPage, type Page } from '../requests/page.js';
import { siteEtag, toSiteObject } from './site-objects.js';

const DEFAULT_RULE_SET = 'newsroom';

export type CreatedSite = SiteObject & { webhookSecret: string };

export interface TaggedSite {
  etag: string;
  site: SiteObject;
}

/** Sites and what they are set to. */
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
      const created = await this.sites.create({ ...site, ruleSet: bundledRuleSet(ruleSet) }, caller.actor);
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

  /** @throws ProblemError 400 */
  async list(caller: Caller, query: PageQuery): Promise<Page<SiteObject>> {
    return keysetPage(query, {
      read: (page) => this.sites.list(caller.sites, page),
      isId: canBe.site,
      idOf: (row) => row.id,
      toItem: toSiteObject,
    });
  }

  /** @throws ProblemError 404 */
  async get(caller: Caller, siteId: string): Promise<TaggedSite> {
    return tagged(await this.require(caller, siteId));
  }

  /** Acts in every process within two seconds. @throws ProblemError 404, 412 with the fresh site */
  async change(caller: Caller, siteId: string, expected: string, settings: ChangeSite): Promise<TaggedSite> {
    const { id } = await this.require(caller, siteId);
    const isExpected = (row: SiteRow) => siteEtag(row) === expected;
    const { status, site } = await this.sites.change(id, settings, isExpected, caller.actor);
    const fresh = tagged(site);
    if (status === 'stale') {
      throw staleProblem('site', fresh.site, fresh.etag);
    }
    return fresh;
  }

  /** @throws ProblemError 404 for a site the caller does not see, whether it exists or not */
  async require(caller: Caller, siteId: string): Promise<SiteRow> {
    const site = canBe.site(siteId) ? await this.sites.find(caller.sites, siteId) : undefined;
    if (!site) {
      throw new ProblemError(404, 'unknown-site', 'There is no such site among those this token is for.');
    }
    return site;
  }
}

function tagged(row: SiteRow): TaggedSite {
  return { etag: quoted(siteEtag(row)), site: toSiteObject(row) };
}
