import {
  type Batch,
  type BatchEntry,
  type BatchQuery,
  type EntryQuery,
  mayDo,
  MOST_SELECTED,
} from '@palaver/contracts';
import {
  addDecidedIn,
  type BatchJob,
  type BatchRepository,
  type BatchRow,
  carryOutBatch,
  type Database,
  findBatch,
  giveBackBatch,
  leaseNewBatch,
  recordBegin,
} from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { canBe } from '../requests/ids.js';
import { keysetPage, type Page } from '../requests/page.js';
import { requireSiteOrAll } from '../sites/require-site.js';
import { type SitesService } from '../sites/sites.service.js';
import { toBatch, toEntry } from './batch-objects.js';

/** Acts over many comments: read, begun, ended and undone. */
export class BatchesService {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly batches: BatchRepository,
    private readonly sites: SitesService,
  ) {}

  /** Who is held to sections sees his own. @throws ProblemError 400, 404 */
  async list(caller: Caller, { siteId, actor, ...page }: BatchQuery): Promise<Page<Batch>> {
    await requireSiteOrAll(this.sites, caller, siteId);
    const seen = caller.sections === null ? actor : caller.actor;
    return keysetPage(page, {
      read: (rows) => this.batches.list(caller.sites, { siteId, actor: seen }, rows),
      isId: canBe.uuid,
      idOf: (row) => row.id,
      toItem: toBatch,
    });
  }

  /** @throws ProblemError 404 */
  async get(caller: Caller, id: string): Promise<Batch> {
    return toBatch(await this.require(caller, id));
  }

  /** @throws ProblemError 400, 404 */
  async entries(caller: Caller, id: string, { outcome, ...page }: EntryQuery): Promise<Page<BatchEntry>> {
    const batch = await this.require(caller, id);
    return keysetPage(page, {
      read: (rows) => this.batches.entries(batch, outcome, rows),
      isId: canBe.comment,
      idOf: (row) => row.commentId,
      toItem: toEntry,
    });
  }

  /** Decides what was previewed, and nothing else. @throws ProblemError 403, 404, 409 */
  async run(caller: Caller, id: string): Promise<Batch> {
    const batch = await this.requireOwn(caller, id);
    const begun = await this.batches.begin(batch, caller.actor, caller.id);
    if (!begun) {
      throw new ProblemError(409, 'batch-begun', 'This was begun already, or has ended; there is nothing to run.');
    }
    return this.carriedOut(caller, begun, begun);
  }

  /** What is decided stays decided. @throws ProblemError 403, 404, 409 */
  async cancel(caller: Caller, id: string): Promise<Batch> {
    const row = await this.batches.cancel(await this.requireOwn(caller, id), caller.actor);
    if (!row) {
      throw new ProblemError(409, 'batch-ended', 'This has ended; there is nothing to cancel. It can be undone.');
    }
    return toBatch(row);
  }

  /**
   * Restores what stood before, as a batch of its own, wherever nothing newer was decided.
   * @throws ProblemError 403, 404, 409 while it has not ended
   */
  async undo(caller: Caller, id: string): Promise<Batch> {
    const undone = await this.requireOwn(caller, id);
    if (undone.state !== 'done' && undone.state !== 'cancelled') {
      throw new ProblemError(409, 'batch-not-ended', 'This has not ended yet: wait, or cancel it first.');
    }
    const { siteId } = undone;
    const { job, batch } = await this.db.forSites([siteId], async (tx) => {
      const undo = {
        siteId,
        kind: 'undo',
        target: 'before',
        source: 'moderator',
        reasonCode: null,
        note: null,
        cause: { batch: undone.id },
        actor: caller.actor,
        owner: caller.id,
      } as const;
      const made = await leaseNewBatch(tx, undo);
      await addDecidedIn(tx, siteId, made.id, undone.id);
      const row = (await findBatch(tx, made.id)) as BatchRow;
      await recordBegin(tx, row, caller.actor);
      return { job: made, batch: row };
    });
    return this.carriedOut(caller, batch, job);
  }

  /** @throws ProblemError 404 */
  async require(caller: Caller, id: string): Promise<BatchRow> {
    const row = canBe.uuid(id) ? await this.batches.find(caller.sites, id) : undefined;
    if (!row || (caller.sections !== null && row.actor !== caller.actor)) {
      throw new ProblemError(404, 'unknown-batch', 'There is no such batch in the sites this token is for.');
    }
    return row;
  }

  /** Small ones are done when the answer comes; the others are a worker's. */
  private async carriedOut(caller: Caller, batch: BatchRow, job: BatchJob): Promise<Batch> {
    if ((batch.counts.open ?? 0) > MOST_SELECTED) {
      await this.db.forSites([batch.siteId], (tx) => giveBackBatch(tx, job));
    } else {
      await carryOutBatch(this.db, job);
    }
    return this.get(caller, batch.id);
  }

  private async requireOwn(caller: Caller, id: string): Promise<BatchRow> {
    const batch = await this.require(caller, id);
    if (batch.actor !== caller.actor && !mayDo(caller.role, 'review:lead')) {
      throw new ProblemError(403, 'forbidden', 'This is the act of somebody else; a lead can do this.');
    }
    return batch;
  }
}
