import { type Reporter, type ReportObject, type ReportQuery } from '@palaver/contracts';
import {
  CommentRepository,
  type Database,
  findReporter,
  listReports,
  muteReporter,
  recordAudit,
  unmuteReporter,
} from '@palaver/persistence';
import { foreignCursor, ProblemError, readCursor, writeCursor } from '@palaver/platform';
import { z } from 'zod';
import { type Caller } from '../auth/caller.js';
import { type CommentsService } from '../comments/comments.service.js';
import { canBe } from '../requests/ids.js';
import { type Page, pageOf } from '../requests/page.js';
import { type SitesService } from '../sites/sites.service.js';
import { toReporter, toReportObject } from './report-objects.js';

const placeSchema = z.tuple([
  z.string().regex(/^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/),
  z.string().refine(canBe.comment),
  z.string().refine(canBe.comment),
]);

/** What readers complained of, and what became of their complaints. */
export class ReportsService {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly sites: Pick<SitesService, 'require'>,
    private readonly comments: Pick<CommentsService, 'ofComment'>,
  ) {}

  /** Newest first. @throws ProblemError 400, 404 */
  async list(caller: Caller, siteId: string, query: ReportQuery): Promise<Page<ReportObject>> {
    await this.sites.require(caller, siteId);
    return this.page(caller, { siteId }, query);
  }

  /** Of one comment. @throws ProblemError 400, 404 */
  async listOf(caller: Caller, siteId: string, commentId: string, query: ReportQuery): Promise<Page<ReportObject>> {
    await this.comments.ofComment(caller, siteId, commentId, (tx) => new CommentRepository(tx).find(siteId, commentId));
    return this.page(caller, { siteId, commentId }, query);
  }

  /** @throws ProblemError 404 for somebody who has never reported anything */
  async reporter(caller: Caller, siteId: string, id: string): Promise<Reporter> {
    await this.sites.require(caller, siteId);
    const row = canBe.comment(id)
      ? await this.db.forSites(caller.sites, (tx) => findReporter(tx, siteId, id))
      : undefined;
    return toReporter(row ?? unknownReporter());
  }

  /** His reports count no more, also those that are open. @throws ProblemError 404, 409 */
  async mute(caller: Caller, siteId: string, id: string): Promise<Reporter> {
    return this.set(caller, siteId, id, true);
  }

  /** @throws ProblemError 404, 409 */
  async unmute(caller: Caller, siteId: string, id: string): Promise<Reporter> {
    return this.set(caller, siteId, id, false);
  }

  private async set(caller: Caller, siteId: string, id: string, mutes: boolean): Promise<Reporter> {
    await this.reporter(caller, siteId, id);
    return this.db.forSites(caller.sites, async (tx) => {
      const isDone = mutes ? await muteReporter(tx, siteId, id, caller.actor) : await unmuteReporter(tx, siteId, id);
      if (!isDone) {
        const detail = mutes ? 'This reader is muted already.' : 'This reader is not muted.';
        throw new ProblemError(409, mutes ? 'already-muted' : 'not-muted', detail);
      }
      const action = mutes ? 'reporter.mute' : 'reporter.unmute';
      await recordAudit(tx, { siteId, actor: caller.actor, action, subject: `reporter:${id}`, content: {} });
      return toReporter((await findReporter(tx, siteId, id)) ?? unknownReporter());
    });
  }

  private async page(
    caller: Caller,
    of: { siteId: string; commentId?: string },
    { outcome, cursor, limit }: ReportQuery,
  ): Promise<Page<ReportObject>> {
    const after = cursor === undefined ? undefined : readPlace(cursor);
    const { sections } = caller;
    const rows = await this.db.forSites(caller.sites, (tx) =>
      listReports(tx, { ...of, outcome, sections, after, limit: limit + 1 }),
    );
    return pageOf(rows, limit, toReportObject, ({ place, commentId, reporter }) =>
      writeCursor([place, commentId, reporter.id]),
    );
  }
}

/** @throws ProblemError 400 */
function readPlace(cursor: string): { place: string; commentId: string; reporterId: string } {
  const parsed = placeSchema.safeParse(readCursor(cursor));
  if (!parsed.success) {
    throw foreignCursor();
  }
  const [place, commentId, reporterId] = parsed.data;
  return { place, commentId, reporterId };
}

function unknownReporter(): never {
  throw new ProblemError(404, 'unknown-reporter', 'No reader of this id has reported anything on this site.');
}
