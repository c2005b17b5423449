import { type DecideSelection, type Selected, type SelectionOutcome } from '@palaver/contracts';
import {
  addEntries,
  type BatchRepository,
  type BatchRow,
  carryOutBatch,
  commentsOfItems,
  type Database,
  entriesNow,
  findBatch,
  leaseNewBatch,
  recordBegin,
  type SeenComment,
  type SiteTransaction,
  withinSections,
} from '@palaver/persistence';
import { type Caller } from '../auth/caller.js';
import { requireOffered } from '../review/decide-item.js';
import { readIfMatch } from '../review/if-match.js';
import { type SitesService } from '../sites/sites.service.js';
import { toBatch } from './batch-objects.js';

interface Chosen extends Selected {
  commentId: string | undefined;
}

/** Many comments that were chosen one by one, decided in one request. */
export class SelectionService {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly batches: BatchRepository,
    private readonly sites: SitesService,
    private readonly onDecided: (action: 'approve' | 'reject', count: number) => void = () => undefined,
  ) {}

  /** Each is decided if it is as its etag says and nobody else holds it. @throws ProblemError 404, 422 */
  async decide(caller: Caller, selection: DecideSelection): Promise<SelectionOutcome> {
    return this.decideAs(caller, selection, 'selection', { selected: selection.entries.length });
  }

  /** The same for the comments of a wave, but for those picked out. @throws ProblemError 404, 422 */
  async decideWave(
    caller: Caller,
    { entries, ...selection }: DecideSelection,
    { wave, except }: { wave: string; except: readonly string[] },
  ): Promise<SelectionOutcome> {
    const left = entries.filter(({ comment }) => comment === undefined || !except.includes(comment));
    const cause = { wave, selected: left.length, except: except.length };
    return this.decideAs(caller, { ...selection, entries: left }, 'wave', cause);
  }

  private async decideAs(
    caller: Caller,
    { siteId, entries, ...verdict }: DecideSelection,
    kind: 'selection' | 'wave',
    cause: Record<string, unknown>,
  ): Promise<SelectionOutcome> {
    const site = await this.sites.require(caller, siteId);
    requireOffered(site.reasons, verdict);
    const { job, chosen } = await this.db.forSites([siteId], async (tx) => {
      const found = await this.choose(tx, caller, siteId, entries);
      const batch = {
        siteId,
        kind,
        target: verdict.action,
        source: 'moderator',
        reasonCode: verdict.reason ?? null,
        note: verdict.note ?? null,
        cause,
        actor: caller.actor,
        owner: caller.id,
      } as const;
      const made = await leaseNewBatch(tx, batch);
      await addEntries(tx, siteId, made.id, seenOf(found));
      await recordBegin(tx, (await findBatch(tx, made.id)) as BatchRow, caller.actor);
      return { job: made, chosen: found };
    });
    await carryOutBatch(this.db, job);
    return this.outcome(siteId, job.id, chosen, verdict.action);
  }

  /** What the caller does not see has no comment here. */
  private async choose(
    tx: SiteTransaction,
    { sections }: Caller,
    siteId: string,
    entries: readonly Selected[],
  ): Promise<Chosen[]> {
    const items = entries.flatMap(({ item }) => item ?? []);
    const comments = await commentsOfItems(tx, siteId, items);
    const chosen = entries.map((entry) => ({ ...entry, commentId: entry.comment ?? comments.get(entry.item ?? '') }));
    const ids = chosen.flatMap(({ commentId }) => commentId ?? []);
    const seen = sections === null ? undefined : await withinSections(tx, siteId, ids, sections);
    return chosen.map((entry) =>
      seen?.has(entry.commentId ?? '') === false ? { ...entry, commentId: undefined } : entry,
    );
  }

  private async outcome(
    siteId: string,
    id: string,
    chosen: readonly Chosen[],
    action: 'approve' | 'reject',
  ): Promise<SelectionOutcome> {
    const batch = toBatch((await this.batches.find([siteId], id)) as BatchRow);
    const now = await this.db.forSites([siteId], (tx) => entriesNow(tx, siteId, id));
    this.onDecided(action, batch.counts.decided);
    const data = chosen.map(({ commentId, item }) => {
      const entry = now.get(commentId ?? '');
      return {
        comment: commentId ?? null,
        item: item ?? null,
        outcome: entry?.state ?? ('unknown' as const),
        etag: !entry || entry.headRev === null ? null : `"${entry.headRev}.${entry.decisionVersion}"`,
      };
    });
    return { batch, data };
  }
}

function seenOf(chosen: readonly Chosen[]): SeenComment[] {
  return chosen.flatMap(({ commentId, etag }) =>
    commentId === undefined ? [] : [{ commentId, ...readIfMatch(etag.startsWith('"') ? etag : `"${etag}"`) }],
  );
}
