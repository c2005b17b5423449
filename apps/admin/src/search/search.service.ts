import { type CommentSearchQuery, type FoundComment } from '@palaver/contracts';
import { type Database, type FoundPlace, searchComments, type SiteRepository } from '@palaver/persistence';
import { foreignCursor } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { blindFor } from '../comments/blind-for.js';
import { type CommentsService } from '../comments/comments.service.js';
import { canBe } from '../requests/ids.js';
import { type Page, pageOf } from '../requests/page.js';
import { type SitesService } from '../sites/sites.service.js';

/** Comments by what they say, who wrote them, what decided about them, and when. */
export class SearchService {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly siteRows: Pick<SiteRepository, 'list'>,
    private readonly sites: SitesService,
    private readonly comments: CommentsService,
  ) {}

  /** Newest first. @throws ProblemError 400, 404 */
  async search(caller: Caller, { siteId, cursor, limit, ...filter }: CommentSearchQuery): Promise<Page<FoundComment>> {
    const after = cursor === undefined ? undefined : readPlace(cursor);
    const sites = siteId === undefined ? await this.seen(caller) : [(await this.sites.require(caller, siteId)).id];
    return this.db.forSites(caller.sites, async (tx) => {
      const { sections } = caller;
      const places = await searchComments(tx, { sites, sections, filter, after, limit: limit + 1 });
      const read = new Map<string, FoundComment>();
      for (const site of new Set(places.map((place) => place.siteId))) {
        const ids = places.filter((place) => place.siteId === site).map(({ commentId }) => commentId);
        const blind = await blindFor(caller, tx, site, ids);
        (await this.comments.readWithStandings(tx, site, ids, blind)).forEach((found, id) =>
          read.set(JSON.stringify([site, id]), found),
        );
      }
      const page = pageOf(places, limit, (place) => place, writePlace);
      return {
        ...page,
        data: page.data.flatMap((place) => read.get(JSON.stringify([place.siteId, place.commentId])) ?? []),
      };
    });
  }

  private async seen(caller: Caller): Promise<string[]> {
    return (await this.siteRows.list(caller.sites)).map(({ id }) => id);
  }
}

function writePlace({ at, siteId, commentId }: FoundPlace): string {
  return Buffer.from(`${at} ${siteId} ${commentId}`).toString('base64url');
}

/** @throws ProblemError 400 */
function readPlace(cursor: string): FoundPlace {
  const [, at = '', siteId = '', commentId = ''] =
    /^(\d{1,17}) (\S+) (.+)$/s.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const place = { at, siteId, commentId };
  if (!canBe.site(siteId) || !canBe.comment(commentId) || writePlace(place) !== cursor) {
    throw foreignCursor();
  }
  return place;
}
