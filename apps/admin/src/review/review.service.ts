import { type Decide, type ItemsQuery } from '@palaver/contracts';
import {
  type CareRepository,
  type ReviewItemRow,
  type ReviewListRepository,
  type ReviewRepository,
} from '@palaver/persistence';
import { type Caller } from '../auth/caller.js';
import { staleProblem } from '../requests/etag.js';
import { keysetPage, type Page } from '../requests/page.js';
import { decideItem } from './decide-item.js';
import { type ExpectedState } from './if-match.js';
import { type ItemDoor, unknownItem } from './item-door.js';
import { type QueuesService } from './queues.service.js';
import { type AnyReviewItem } from './review-items.js';

export interface NextQuery {
  limit: number;
  siteId?: string;
  queue?: string;
}

export interface NextItems {
  data: AnyReviewItem[];
  severeAfter: string | null;
}

const CURSOR = /^(-?\d{1,12}(?:\.\d{1,9})?):(\d{1,18})$/;

/** The queue of comments that wait for a person. */
export class ReviewService {
  constructor(
    private readonly door: ItemDoor,
    private readonly reviews: ReviewRepository,
    private readonly lists: ReviewListRepository,
    private readonly queues: QueuesService,
    private readonly care: Pick<CareRepository, 'pausedUntil'>,
    private readonly onDecided: (action: Decide['action']) => void = () => undefined,
  ) {}

  /** The items nobody holds that come first, leased to the caller. @throws ProblemError 403, 404 */
  async next(caller: Caller, { limit, siteId, queue }: NextQuery): Promise<NextItems> {
    await this.queues.requireSite(caller, siteId);
    const rows = await this.reviews.claim(caller, { siteId, queue, limit });
    if (rows.length === 0 && queue !== undefined) {
      await this.queues.requireWork(caller, queue, siteId);
    }
    const until = rows.length < limit ? await this.care.pausedUntil(caller) : null;
    return { data: await this.door.describe(caller, rows), severeAfter: until?.toISOString() ?? null };
  }

  /** What the caller holds, for whoever lost his page. */
  async held(caller: Caller): Promise<AnyReviewItem[]> {
    return this.door.describe(caller, await this.reviews.held(caller));
  }

  /** Open items in the order they are handed out in, or closed ones, newest first. @throws ProblemError 400, 404 */
  async list(
    caller: Caller,
    { siteId, queue, state, section, reason, ...page }: ItemsQuery,
  ): Promise<Page<AnyReviewItem>> {
    await this.queues.requireSite(caller, siteId);
    const rows = await keysetPage<ReviewItemRow, ReviewItemRow>(page, {
      read: ({ after, limit }) =>
        this.lists.list(caller, { siteId, queue, state, section, reason, after: readPlace(after), limit }),
      isId: (place) => CURSOR.test(place),
      idOf: (row) => `${row.rank}:${row.id}`,
      toItem: (row) => row,
    });
    return { ...rows, data: await this.door.describe(caller, rows.data) };
  }

  /** @throws ProblemError 404 */
  async get(caller: Caller, id: string): Promise<AnyReviewItem> {
    return this.door.act(caller, id, () => Promise.resolve());
  }

  /** @throws ProblemError 403, 404, 409, 412 with the fresh item */
  async decide(caller: Caller, id: string, expected: ExpectedState, decision: Decide): Promise<AnyReviewItem> {
    const decided = await this.door.open(caller, id, async (tx, item) => {
      const outcome = await decideItem(tx, caller, item, expected, decision);
      const fresh = await this.door.fresh(tx, caller, id);
      if (outcome === 'decided' && fresh) {
        return fresh;
      }
      throw outcome === 'stale' ? staleProblem('item', fresh ?? null, fresh?.etag) : unknownItem();
    });
    this.onDecided(decision.action);
    return decided;
  }
}

function readPlace(cursor: string | undefined): [number, string] | undefined {
  const parts = cursor === undefined ? null : CURSOR.exec(cursor);
  return parts ? [Number(parts[1]), parts[2] as string] : undefined;
}
