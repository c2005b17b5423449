import { type DecideWave, MOST_SELECTED, type SelectionOutcome, type Wave, type WaveQuery } from '@palaver/contracts';
import { type Database, listWaves, type SiteTransaction, type WavePlace, type WaveRow } from '@palaver/persistence';
import { type Caller } from '../auth/caller.js';
import { type SelectionService } from '../batches/selection.service.js';
import { type CommentsService } from '../comments/comments.service.js';
import { keysetPage, type Page } from '../requests/page.js';
import { requireSiteOrAll } from '../sites/require-site.js';
import { type SitesService } from '../sites/sites.service.js';

const PLACE = /^(\d{1,9}):(-?\d{1,18}):([a-z0-9-]{1,63}):(.{1,600})$/s;

/** Open review items that belong together, as one card. */
export class WavesService {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly sites: SitesService,
    private readonly comments: CommentsService,
    private readonly selections: Pick<SelectionService, 'decideWave'>,
  ) {}

  /** The largest first. @throws ProblemError 400, 404 */
  async list(caller: Caller, { siteId, wave, sample, ...page }: WaveQuery): Promise<Page<Wave>> {
    await requireSiteOrAll(this.sites, caller, siteId);
    const { sections } = caller;
    return this.db.forSites(caller.sites, async (tx) => {
      const { data, nextCursor } = await keysetPage<WaveRow, WaveRow>(page, {
        read: ({ after, limit }) =>
          listWaves(tx, { siteId, sections, wave, after: readPlace(after), limit, most: MOST_SELECTED }),
        isId: (place) => PLACE.test(place),
        idOf: ({ place }) => `${place.total}:${place.since}:${place.siteId}:${place.wave}`,
        toItem: (row) => row,
      });
      const waves: Wave[] = [];
      for (const row of data) {
        waves.push(await this.toWave(tx, row, sample));
      }
      return { data: waves, nextCursor };
    });
  }

  /** @throws ProblemError 404, 422 */
  async decide(caller: Caller, { wave, except, ...selection }: DecideWave): Promise<SelectionOutcome> {
    return this.selections.decideWave(caller, selection, { wave, except });
  }

  private async toWave(tx: SiteTransaction, row: WaveRow, sample: number): Promise<Wave> {
    const { siteId, wave, total, since, comments } = row;
    const read = await this.comments.read(tx, siteId, comments);
    const found = comments.flatMap((id) => read.get(id) ?? []);
    return {
      siteId,
      wave,
      kind: wave.split(':')[0] as Wave['kind'],
      total,
      since: since.toISOString(),
      entries: found.map(({ etag, comment }) => ({ comment: comment.id, etag })),
      sample: found.slice(0, sample).map(({ comment }) => comment),
    };
  }
}

function readPlace(cursor: string | undefined): WavePlace | undefined {
  const [, total, since, siteId, wave] = cursor === undefined ? [] : (PLACE.exec(cursor) ?? []);
  return wave === undefined ? undefined : ({ total: Number(total), since, siteId, wave } as WavePlace);
}
