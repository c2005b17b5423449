import { type Decide, type Escalate, type OpenItem } from '@palaver/contracts';
import {
  type Database,
  ESCALATED_QUEUE,
  findSite,
  recordAudit,
  type ReviewActRepository,
  type ReviewItemRow,
  type SiteTransaction,
} from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { type SitesService } from '../sites/sites.service.js';
import { requireOffered } from './decide-item.js';
import { type ItemDoor, requireAct, requireFree, requireQueue, settledItem, unknownItem } from './item-door.js';
import { type AnyReviewItem } from './review-items.js';

/** What is done with items beside deciding them. */
export class ActsService {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly door: ItemDoor,
    private readonly acts: ReviewActRepository,
    private readonly sites: SitesService,
  ) {}

  /** Puts it before leads and admins. @throws ProblemError 403, 404, 409 */
  escalate(caller: Caller, id: string, { note }: Escalate): Promise<AnyReviewItem> {
    return this.door.act(caller, id, async (tx, item) => {
      requireAct(caller, item, 'escalate');
      await this.done(this.acts.escalate(tx, item));
      await this.record(tx, caller, 'review.escalate', item, { note: note ?? null, from: item.queue });
    });
  }

  /** Back into the queue it was escalated out of: by who did that, or who works among what is escalated. @throws ProblemError 403, 404, 409 */
  deEscalate(caller: Caller, id: string): Promise<AnyReviewItem> {
    return this.door.act(caller, id, async (tx, item) => {
      const escalation = await this.acts.escalation(tx, item);
      if (escalation?.actor !== caller.actor) {
        requireQueue(caller, item);
      }
      requireFree(caller, item);
      if (item.closedAt === null && item.queue !== ESCALATED_QUEUE) {
        throw new ProblemError(409, 'not-escalated', 'This item is not escalated, so there is nothing to take back.');
      }
      await this.done(this.acts.deEscalate(tx, item, escalation?.from ?? null));
      await this.record(tx, caller, 'review.de-escalate', item, {});
    });
  }

  /** Keeps what the caller thinks and asks somebody else. @throws ProblemError 403, 404, 409, 422 */
  askAnother(caller: Caller, id: string, opinion: Decide): Promise<AnyReviewItem> {
    const { action } = opinion;
    const [reason, note] = [opinion.reason ?? null, opinion.note ?? null];
    return this.door.act(caller, id, async (tx, item) => {
      requireAct(caller, item, 'second-opinion');
      requireOffered((await findSite(tx, item.siteId))?.reasons ?? null, opinion);
      await this.done(this.acts.askAnother(tx, item, { caller: caller.id, actor: caller.actor, action, reason, note }));
      await this.record(tx, caller, 'review.second-opinion', item, { action, reason, note });
    });
  }

  /** @throws ProblemError 403, 404, 409 unless the caller holds it */
  skip(caller: Caller, id: string): Promise<void> {
    return this.door.open(caller, id, async (tx, item) => {
      requireAct(caller, item, 'skip');
      if (!(await this.acts.skip(tx, item, caller.id))) {
        throw new ProblemError(409, 'not-claimed', 'This item is not in your hands, so there is nothing to skip.');
      }
      await this.record(tx, caller, 'review.skip', item, {});
    });
  }

  /** Takes the caller's own skip back, where there is one. @throws ProblemError 403, 404 */
  unskip(caller: Caller, id: string): Promise<AnyReviewItem> {
    return this.door.act(caller, id, async (tx, item) => {
      requireQueue(caller, item);
      if (await this.acts.unskip(tx, item, caller.id)) {
        await this.record(tx, caller, 'review.unskip', item, {});
      }
    });
  }

  /** The item that is open now, made or found. @throws ProblemError 404, 409 */
  async open(caller: Caller, { siteId, commentId, note }: OpenItem): Promise<{ item: AnyReviewItem; isNew: boolean }> {
    await this.sites.require(caller, siteId);
    return this.db.forSites(caller.sites, async (tx) => {
      const opened = await this.acts.open(tx, siteId, commentId);
      if (!opened) {
        throw new ProblemError(
          404,
          'unknown-comment',
          'There is no such comment with a decision in the sites this token is for.',
        );
      }
      const item = await this.door.fresh(tx, caller, opened.id);
      if (!item) {
        throw unknownItem();
      }
      if (opened.isNew) {
        await this.record(tx, caller, 'review.open', { siteId, commentId, id: opened.id }, { note: note ?? null });
      }
      return { item, isNew: opened.isNew };
    });
  }

  /** @throws ProblemError 409 when the item was closed meanwhile */
  private async done(work: Promise<boolean>): Promise<void> {
    if (!(await work)) {
      throw settledItem();
    }
  }

  private record(
    tx: SiteTransaction,
    { actor }: Caller,
    action: string,
    { siteId, commentId, id }: Pick<ReviewItemRow, 'siteId' | 'commentId' | 'id'>,
    content: Record<string, unknown>,
  ): Promise<void> {
    return recordAudit(tx, {
      siteId,
      actor,
      action,
      subject: `comment:${commentId}`,
      content: { item: id, ...content },
    });
  }
}
