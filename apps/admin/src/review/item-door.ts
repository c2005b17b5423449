import { type ItemAction, worksInQueue } from '@palaver/contracts';
import { type Database, type ReviewItemRow, type ReviewRepository, type SiteTransaction } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { type CommentsService } from '../comments/comments.service.js';
import { canBe } from '../requests/ids.js';
import { type AnyReviewItem, describeItems } from './review-items.js';

/** The way to an item: through the sites and sections of the caller, in a transaction of its own. */
export class ItemDoor {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly reviews: Pick<ReviewRepository, 'find'>,
    private readonly comments: Pick<CommentsService, 'read'>,
  ) {}

  /** @throws ProblemError 404 */
  async open<T>(
    caller: Caller,
    id: string,
    work: (tx: SiteTransaction, item: ReviewItemRow) => Promise<T>,
  ): Promise<T> {
    if (!canBe.number(id)) {
      throw unknownItem();
    }
    return this.db.forSites(caller.sites, async (tx) => {
      const item = await this.reviews.find(tx, id, caller.sections);
      if (!item) {
        throw unknownItem();
      }
      return work(tx, item);
    });
  }

  /** The item as it is now; undefined when its text is gone. */
  async fresh(tx: SiteTransaction, caller: Caller, id: string): Promise<AnyReviewItem | undefined> {
    const row = await this.reviews.find(tx, id, caller.sections);
    return row && (await describeItems(tx, this.comments, [row], caller.id))[0];
  }

  /** What came of an act that changes the item alone. @throws ProblemError 404, 409 */
  act(
    caller: Caller,
    id: string,
    work: (tx: SiteTransaction, item: ReviewItemRow) => Promise<void>,
  ): Promise<AnyReviewItem> {
    return this.open(caller, id, async (tx, item) => {
      await work(tx, item);
      const fresh = await this.fresh(tx, caller, id);
      if (!fresh) {
        throw unknownItem();
      }
      return fresh;
    });
  }

  describe(caller: Caller, rows: readonly ReviewItemRow[]): Promise<AnyReviewItem[]> {
    return this.db.forSites(caller.sites, (tx) => describeItems(tx, this.comments, rows, caller.id));
  }
}

/** @throws ProblemError 403 when the item lies in a queue the caller may not work in */
export function requireQueue(caller: Caller, queue: Pick<ReviewItemRow, 'roles' | 'members'>): void {
  if (!worksInQueue(caller, queue)) {
    throw new ProblemError(403, 'not-your-queue', 'This item lies in a queue you do not work in.');
  }
}

/** @throws ProblemError 403, 409 unless the caller may do this with the item as it stands */
export function requireAct(caller: Caller, item: ReviewItemRow, action: ItemAction): void {
  requireQueue(caller, item);
  requireFree(caller, item);
  if (item.hidden.includes(action)) {
    throw new ProblemError(
      409,
      'hidden-action',
      `The queue ${item.queue} does not offer ${action}; choose another action.`,
    );
  }
  requireAnother(caller, item);
}

/** @throws ProblemError 409 when somebody else holds it */
export function requireFree(caller: Caller, { claimOwner }: Pick<ReviewItemRow, 'claimOwner'>): void {
  if (claimOwner !== null && claimOwner !== caller.id) {
    throw new ProblemError(409, 'claimed', 'Somebody else has this item in his hands; take the next one.');
  }
}

/** @throws ProblemError 409 when what is asked for is the judgement of somebody else */
export function requireAnother({ id, actor }: Caller, { notFor, keptFrom }: ReviewItemRow): void {
  if (notFor.includes(id)) {
    throw new ProblemError(
      409,
      'second-opinion',
      'You asked for another opinion on this item; somebody else decides it.',
    );
  }
  if (keptFrom === actor) {
    throw new ProblemError(409, 'second-look', 'You have decided about this comment; somebody else looks at it again.');
  }
}

export function unknownItem(): ProblemError {
  return new ProblemError(404, 'unknown-item', 'There is no such review item in the sites this token is for.');
}

export function settledItem(): ProblemError {
  return new ProblemError(409, 'already-decided', 'This item is settled already; see the decisions of its comment.');
}
