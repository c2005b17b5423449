import { type Caller, seesAllSites } from '../auth/caller.js';
import { type SitesService } from './sites.service.js';

/** For lists over sites: none named is all the caller sees; `*` names what concerns no one site. @throws ProblemError 404 */
export async function requireSiteOrAll(sites: SitesService, caller: Caller, siteId: string | undefined): Promise<void> {
  if (siteId !== undefined && !(siteId === '*' && seesAllSites(caller))) {
    await sites.require(caller, siteId);
  }
}
