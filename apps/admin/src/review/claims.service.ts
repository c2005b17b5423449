import { type Colleague, mayDo, seesSection, worksInQueue } from '@palaver/contracts';
import {
  type Database,
  findHolder,
  type Holder,
  listHolders,
  recordAudit,
  type ReviewActRepository,
  type ReviewItemRow,
  type ReviewRepository,
  type SiteTransaction,
} from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { type ItemDoor, requireAnother, requireQueue, settledItem } from './item-door.js';
import { type AnyReviewItem } from './review-items.js';

/** Who holds which item, and who looks at it. */
export class ClaimsService {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly door: ItemDoor,
    private readonly reviews: ReviewRepository,
    private readonly acts: ReviewActRepository,
  ) {}

  /** Takes this one, or takes it anew. @throws ProblemError 403, 404, 409 */
  take(caller: Caller, id: string): Promise<AnyReviewItem> {
    return this.door.act(caller, id, async (tx, item) => {
      requireQueue(caller, item);
      if (item.closedAt !== null) {
        throw settledItem();
      }
      requireAnother(caller, item);
      if (!(await this.reviews.take(tx, id, caller.id))) {
        throw new ProblemError(409, 'claimed', 'Somebody else has this item in his hands; take the next one.');
      }
    });
  }

  /** @throws ProblemError 404, 409 when the lease is over already */
  heartbeat(caller: Caller, id: string): Promise<{ until: string }> {
    return this.door.open(caller, id, async (tx) => {
      const [held] = await this.reviews.extend(tx, caller.id, id);
      if (!held) {
        throw new ProblemError(409, 'not-claimed', 'Your claim is over: claim the item again, if nobody else has.');
      }
      return { until: held.until.toISOString() };
    });
  }

  /** All the caller holds; what is missing he holds no more. */
  async heartbeatAll(caller: Caller): Promise<{ data: { id: string; until: string }[] }> {
    const held = await this.db.forSites(caller.sites, (tx) => this.reviews.extend(tx, caller.id));
    return { data: held.map(({ id, until }) => ({ id, until: until.toISOString() })) };
  }

  /** @throws ProblemError 404, 409 */
  release(caller: Caller, id: string): Promise<void> {
    return this.door.open(caller, id, async (tx) => {
      if (!(await this.reviews.release(tx, id, caller.id))) {
        throw notHeld('release');
      }
    });
  }

  /** At the end of a shift. */
  async releaseAll(caller: Caller): Promise<{ released: string[] }> {
    return { released: await this.db.forSites(caller.sites, (tx) => this.reviews.releaseAll(tx, caller.id)) };
  }

  /** @throws ProblemError 403, 404, 409, 422 when there is nobody of this name who could take it */
  handOver(caller: Caller, id: string, to: string): Promise<AnyReviewItem> {
    return this.door.act(caller, id, async (tx, item) => {
      const holder = await this.receiver(tx, item, to);
      if (!(await this.reviews.handOver(tx, id, caller.id, holder))) {
        throw notHeld('hand over');
      }
      await recordAudit(tx, {
        siteId: item.siteId,
        actor: caller.actor,
        action: 'review.hand-over',
        subject: `comment:${item.commentId}`,
        content: { item: id, to },
      });
    });
  }

  /** Whom the caller can hand the item to. @throws ProblemError 404 */
  colleagues(caller: Caller, id: string): Promise<{ data: Colleague[] }> {
    return this.door.open(caller, id, async (tx, item) => {
      const holders = await listHolders(tx, item.siteId);
      const others = holders.filter((holder) => holder.id !== caller.id && mayTake(holder, item));
      return { data: others.map(({ actor, name, role }) => ({ actor, name, role })) };
    });
  }

  /** Says that the caller looks at the item; who else does. @throws ProblemError 404 */
  look(caller: Caller, id: string): Promise<{ viewing: string[] }> {
    return this.door.open(caller, id, async (tx, item) => ({
      viewing: await this.acts.look(tx, item, caller.id, caller.actor),
    }));
  }

  private async receiver(tx: SiteTransaction, item: ReviewItemRow, to: string): Promise<string> {
    const holder = await findHolder(tx, to, item.siteId);
    if (!holder || !mayTake(holder, item)) {
      const errors = [
        {
          pointer: '/to',
          detail: 'must be somebody who sees this item and may decide it, as token:desk or person:<id>',
        },
      ];
      throw new ProblemError(422, 'invalid-request', 'Name somebody who can take it over.', { errors });
    }
    return holder.id;
  }
}

/** Whether an item can be put into his hands: he sees it, works in its queue, and is not who is asked about. */
function mayTake(holder: Holder, item: ReviewItemRow): boolean {
  const isOther = !item.notFor.includes(holder.id) && item.keptFrom !== holder.actor;
  const reaches = seesSection(holder.sections, item.section) && worksInQueue(holder, item);
  return reaches && isOther && mayDo(holder.role, 'review:decide');
}

function notHeld(what: string): ProblemError {
  return new ProblemError(409, 'not-claimed', `This item is not in your hands, so there is nothing to ${what}.`);
}
