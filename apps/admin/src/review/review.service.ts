import { type Decide } from '@palaver/contracts';
import { type Database, type ReviewItemRow, type ReviewRepository, type SiteTransaction } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { type CommentsService } from '../comments/comments.service.js';
import { staleProblem } from '../requests/etag.js';
import { canBe } from '../requests/ids.js';
import { type SitesService } from '../sites/sites.service.js';
import { decideItem } from './decide-item.js';
import { type ExpectedState } from './if-match.js';
import { type AnyReviewItem, describeItems } from './review-items.js';

export interface NextItems {
  limit: number;
  siteId?: string;
}

/** The queue of comments that wait for a person. */
export class ReviewService {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly reviews: ReviewRepository,
    private readonly sites: SitesService,
    private readonly comments: CommentsService,
    private readonly onDecided: (action: Decide['action']) => void = () => undefined,
  ) {}

  /** The most urgent items nobody holds, leased to the caller for 5 minutes. @throws ProblemError 404 */
  async next(caller: Caller, { limit, siteId }: NextItems): Promise<AnyReviewItem[]> {
    if (siteId !== undefined) {
      await this.sites.require(caller, siteId);
    }
    const rows = await this.reviews.claim({ sites: caller.sites, siteId, owner: caller.id, limit });
    return this.describe(caller, rows);
  }

  /** What the caller holds, for whoever lost his page. */
  async held(caller: Caller): Promise<AnyReviewItem[]> {
    return this.describe(caller, await this.reviews.held(caller.sites, caller.id));
  }

  /** @throws ProblemError 404, 409, 412 with the fresh item */
  async decide(caller: Caller, id: string, expected: ExpectedState, decision: Decide): Promise<AnyReviewItem> {
    const decided = await this.withItem(caller, id, async (tx, item) => {
      const outcome = await decideItem(tx, caller, item, expected, decision);
      const fresh = await this.reviews.find(tx, id);
      const [described] = fresh ? await describeItems(tx, this.comments, [fresh]) : [];
      if (outcome === 'decided' && described) {
        return described;
      }
      throw outcome === 'stale' ? staleProblem('item', described ?? null, described?.etag) : unknownItem();
    });
    this.onDecided(decision.action);
    return decided;
  }

  /** @throws ProblemError 404, 409 */
  async release(caller: Caller, id: string): Promise<void> {
    await this.withItem(caller, id, async (tx) => {
      if (!(await this.reviews.release(tx, id, caller.id))) {
        throw new ProblemError(409, 'not-claimed', 'This item is not in your hands, so there is nothing to release.');
      }
    });
  }

  private async withItem<T>(
    caller: Caller,
    id: string,
    work: (tx: SiteTransaction, item: ReviewItemRow) => Promise<T>,
  ): Promise<T> {
    if (!canBe.number(id)) {
      throw unknownItem();
    }
    return this.db.forSites(caller.sites, async (tx) => {
      const item = await this.reviews.find(tx, id);
      if (!item) {
        throw unknownItem();
      }
      return work(tx, item);
    });
  }

  private describe(caller: Caller, rows: readonly ReviewItemRow[]): Promise<AnyReviewItem[]> {
    return this.db.forSites(caller.sites, (tx) => describeItems(tx, this.comments, rows));
  }
}

function unknownItem(): ProblemError {
  return new ProblemError(404, 'unknown-item', 'There is no such review item in the sites this token is for.');
}
