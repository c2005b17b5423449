import { type CommentHistory, type Decision, type FoundComment, type ReviewComment } from '@palaver/contracts';
import { toDecision } from '@palaver/moderation';
import {
  CommentRepository,
  type CommentStanding,
  type Database,
  findSite,
  isInSections,
  readPast,
  readStandings,
  type SiteTransaction,
} from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { canBe } from '../requests/ids.js';
import { blindFor } from './blind-for.js';
import { toPast } from './comment-past.js';
import { etagOf, toReviewComment } from './review-comment.js';

export interface ReadComment {
  etag: string;
  comment: ReviewComment;
}

const NONE: ReadonlySet<string> = new Set();

/** Comments with what the reader wrote, for the people of a site. */
export class CommentsService {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly publicUrl: string,
  ) {}

  /** @throws ProblemError 404 */
  async get(caller: Caller, siteId: string, id: string): Promise<ReadComment> {
    return this.ofComment(caller, siteId, id, async (tx) => (await this.readFor(caller, tx, siteId, [id])).get(id));
  }

  /** All decisions, newest first. @throws ProblemError 404 */
  async decisions(caller: Caller, siteId: string, id: string): Promise<Decision[]> {
    return this.ofComment(caller, siteId, id, async (tx) => {
      const comments = new CommentRepository(tx);
      if (!(await comments.find(siteId, id))) {
        return undefined;
      }
      const isBlind = (await blindFor(caller, tx, siteId, [id])).has(id);
      return isBlind ? [] : (await comments.decisions(siteId, id)).map(toDecision);
    });
  }

  /** What became of a comment, and what was written. @throws ProblemError 404 */
  async history(caller: Caller, siteId: string, id: string): Promise<CommentHistory> {
    return this.ofComment(caller, siteId, id, async (tx) => {
      const blind = await blindFor(caller, tx, siteId, [id]);
      const found = (await this.readWithStandings(tx, siteId, [id], blind)).get(id);
      if (!found) {
        return undefined;
      }
      const { etag, comment, item } = found;
      const past = toPast(await readPast(tx, siteId, id));
      return { etag, comment, item, ...past, decisions: blind.has(id) ? [] : past.decisions };
    });
  }

  /** What `read` finds, as the caller may know it. */
  async readFor(
    caller: Caller,
    tx: SiteTransaction,
    siteId: string,
    ids: readonly string[],
  ): Promise<Map<string, ReadComment>> {
    return this.read(tx, siteId, ids, await blindFor(caller, tx, siteId, ids));
  }

  /** What `read` finds, with who decided and where it waits. */
  async readWithStandings(
    tx: SiteTransaction,
    siteId: string,
    ids: readonly string[],
    blind: ReadonlySet<string>,
  ): Promise<Map<string, FoundComment>> {
    const standings = await readStandings(tx, siteId, ids);
    return new Map(
      [...(await this.read(tx, siteId, ids, blind))].map(([id, found]) => {
        const { decidedBy, item } = placeOf(standings.get(id));
        return [id, { ...found, decidedBy: blind.has(id) ? null : decidedBy, item }];
      }),
    );
  }

  /**
   * By id; those that are unknown, or whose text is gone, are missing.
   * @param blind those that are shown as if nobody had decided about them
   */
  async read(
    tx: SiteTransaction,
    siteId: string,
    ids: readonly string[],
    blind: ReadonlySet<string> = NONE,
  ): Promise<Map<string, ReadComment>> {
    const site = await findSite(tx, siteId);
    const rows = site ? await new CommentRepository(tx).findMany(siteId, ids) : [];
    return new Map(
      rows.flatMap((row) => {
        const shown = blind.has(row.id) ? { ...row, decision: null } : row;
        const comment = site && toReviewComment(shown, site, this.publicUrl);
        return comment ? [[row.id, { etag: etagOf(row), comment }] as const] : [];
      }),
    );
  }

  /** What `read` finds of a comment the caller sees. @throws ProblemError 404 */
  async ofComment<T>(
    caller: Caller,
    siteId: string,
    id: string,
    read: (tx: SiteTransaction) => Promise<T | undefined>,
  ): Promise<T> {
    const possible = canBe.site(siteId) && canBe.comment(id);
    const find = async (tx: SiteTransaction) =>
      (await isInSections(tx, siteId, id, caller.sections)) ? read(tx) : undefined;
    const found = possible ? await this.db.forSites(caller.sites, find) : undefined;
    if (found === undefined) {
      throw unknownComment();
    }
    return found;
  }
}

function placeOf(standing: CommentStanding | undefined): Pick<FoundComment, 'decidedBy' | 'item'> {
  const { decidedBy = null, item = null, queue = null } = standing ?? {};
  return { decidedBy, item: item === null || queue === null ? null : { id: item, queue } };
}

export function unknownComment(): ProblemError {
  return new ProblemError(404, 'unknown-comment', 'There is no such comment in the sites this token is for.');
}
