import { type OwnWork, type OwnWorkQuery } from '@palaver/contracts';
import { type Database, readOwnWork } from '@palaver/persistence';
import { type Caller } from '../auth/caller.js';
import { floorTo, HOUR_MS } from '../handover/floor-to.js';
import { type SitesService } from '../sites/sites.service.js';

/** What callers have done themselves. */
export class OwnWorkService {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly sites: Pick<SitesService, 'require'>,
  ) {}

  /** @throws ProblemError 404 */
  async read(caller: Caller, { siteId, hours }: OwnWorkQuery): Promise<OwnWork> {
    if (siteId !== undefined) {
      await this.sites.require(caller, siteId);
    }
    const since = floorTo(Date.now() - hours * HOUR_MS, HOUR_MS);
    const { sites, actor } = caller;
    const work = await this.db.forSites(sites, (tx) => readOwnWork(tx, { siteId, since, actor }));
    return { since: since.toISOString(), ...work };
  }
}
