import { type DecideWave, MOST_SELECTED, type SelectionOutcome, type Wave, type WaveQuery } from '@palaver/contracts';
import { type Database, listWaves, type SiteTransaction, type WaveRow } from '@palaver/persistence';
import { type Caller } from '../auth/caller.js';
import { type SelectionService } from '../batches/selection.service.js';
import { type CommentsService } from '../comments/comments.service.js';
import { requireSiteOrAll } from '../sites/require-site.js';
import { type SitesService } from '../sites/sites.service.js';

const MOST_WAVES = 20;
const SAMPLE = 3;

/** Open review items that belong together, as one card. */
export class WavesService {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly sites: SitesService,
    private readonly comments: CommentsService,
    private readonly selections: Pick<SelectionService, 'decideWave'>,
  ) {}

  /** The largest ones. @throws ProblemError 404 */
  async list(caller: Caller, { siteId }: WaveQuery): Promise<Wave[]> {
    await requireSiteOrAll(this.sites, caller, siteId);
    return this.db.forSites(caller.sites, async (tx) => {
      const { sections } = caller;
      const rows = await listWaves(tx, { siteId, sections, limit: MOST_WAVES, most: MOST_SELECTED });
      const waves: Wave[] = [];
      for (const row of rows) {
        waves.push(await this.toWave(tx, row));
      }
      return waves;
    });
  }

  /** @throws ProblemError 404, 422 */
  async decide(caller: Caller, { wave, except, ...selection }: DecideWave): Promise<SelectionOutcome> {
    return this.selections.decideWave(caller, selection, { wave, except });
  }

  private async toWave(tx: SiteTransaction, { siteId, wave, total, since, comments }: WaveRow): Promise<Wave> {
    const read = await this.comments.read(tx, siteId, comments);
    const found = comments.flatMap((id) => read.get(id) ?? []);
    return {
      siteId,
      wave,
      kind: wave.split(':')[0] as Wave['kind'],
      total,
      since: since.toISOString(),
      entries: found.map(({ etag, comment }) => ({ comment: comment.id, etag })),
      sample: found.slice(0, SAMPLE).map(({ comment }) => comment),
    };
  }
}
