import { type AuthorSearchQuery, type NamedAuthor } from '@palaver/contracts';
import { type Database, findAuthorsByName, type SiteRepository } from '@palaver/persistence';
import { type Caller } from '../auth/caller.js';
import { type SitesService } from '../sites/sites.service.js';

/** So many are offered: who looks for one types more of his name. */
const MOST = 10;

/** Authors by how their name begins. */
export class NamedAuthorsService {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly siteRows: Pick<SiteRepository, 'list'>,
    private readonly sites: SitesService,
  ) {}

  /** Of the sections the caller sees. @throws ProblemError 404 */
  async find(caller: Caller, { siteId, name }: AuthorSearchQuery): Promise<NamedAuthor[]> {
    const sites =
      siteId === undefined
        ? (await this.siteRows.list(caller.sites)).map(({ id }) => id)
        : [(await this.sites.require(caller, siteId)).id];
    const { sections } = caller;
    return this.db.forSites(caller.sites, (tx) => findAuthorsByName(tx, { sites, sections, name, limit: MOST }));
  }
}
