import { type BatchPreview, MOST_IN_BATCH, type PreviewQuery, type PreviewReversal } from '@palaver/contracts';
import {
  addCaused,
  addFound,
  type BatchRepository,
  type BatchRow,
  type Database,
  type NewBatch,
  previewBatch,
  recordPreview,
} from '@palaver/persistence';
import { type Caller } from '../auth/caller.js';
import { requireOffered } from '../review/decide-item.js';
import { type SitesService } from '../sites/sites.service.js';
import { toBatch, toEntry } from './batch-objects.js';

const SAMPLE = 20;

/** What a batch would be about, fixed before anything is decided: its comments, each in the state it is in now. */
export class PreviewService {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly batches: BatchRepository,
    private readonly sites: SitesService,
  ) {}

  /** All that a search finds. @throws ProblemError 404, 422 */
  async query(caller: Caller, { siteId, filter, ...verdict }: PreviewQuery): Promise<BatchPreview> {
    const site = await this.sites.require(caller, siteId);
    requireOffered(site.reasons, verdict);
    const { action, reason, note } = verdict;
    const batch = { siteId, target: action, ...meant(caller, reason, note), kind: 'query' as const, cause: filter };
    const id = await this.db.forSites([siteId], async (tx) => {
      const made = await previewBatch(tx, batch);
      await addFound(tx, { siteId, id: made, most: MOST_IN_BATCH }, filter, caller.sections, action);
      return made;
    });
    return this.preview(siteId, id);
  }

  /** All that was decided for one cause, and stands. @throws ProblemError 404, 422 */
  async reversal(caller: Caller, { siteId, cause, target, reason, note }: PreviewReversal): Promise<BatchPreview> {
    const site = await this.sites.require(caller, siteId);
    requireOffered(site.reasons, { reason });
    const batch = { siteId, target, ...meant(caller, reason, note), kind: 'reverse' as const, cause };
    const id = await this.db.forSites([siteId], (tx) => previewBatch(tx, batch));
    await addCaused(this.db, { siteId, id, most: MOST_IN_BATCH, sections: caller.sections }, cause);
    return this.preview(siteId, id);
  }

  private async preview(siteId: string, id: string): Promise<BatchPreview> {
    const batch = (await this.batches.find([siteId], id)) as BatchRow;
    const sample = await this.batches.entries(batch, undefined, { limit: SAMPLE });
    await this.db.forSites([siteId], (tx) => recordPreview(tx, batch));
    return { batch: toBatch(batch), sample: sample.map(toEntry) };
  }
}

function meant(
  { actor, id }: Caller,
  reason: NewBatch['reasonCode'] | undefined,
  note: string | undefined,
): Pick<NewBatch, 'source' | 'reasonCode' | 'note' | 'actor' | 'owner'> {
  return { source: 'moderator', reasonCode: reason ?? null, note: note ?? null, actor, owner: id };
}
