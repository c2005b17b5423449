import {
  type AuthorHistoryQuery,
  type AuthorRecord,
  type AuthorStrikes,
  type ReviewComment,
  type Strike,
} from '@palaver/contracts';
import {
  type AuthorRow,
  countComments,
  type Database,
  findAuthor,
  findLinked,
  findSite,
  hasCommentIn,
  listHistory,
  readStanding,
  readStrikes,
  type SiteTransaction,
  withinSections,
} from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { type CommentsService } from '../comments/comments.service.js';
import { canBe } from '../requests/ids.js';
import { keysetPage, type Page } from '../requests/page.js';
import { toAuthorRecord } from './author-objects.js';

/** Who wrote, as moderators see him. */
export class AuthorsService {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly comments: Pick<CommentsService, 'readFor'>,
  ) {}

  /** @throws ProblemError 404 */
  async get(caller: Caller, siteId: string, key: string): Promise<AuthorRecord> {
    return this.withAuthor(caller, siteId, key, findAuthor, (tx, author) =>
      describeAuthor(tx, author, caller.sections),
    );
  }

  /**
   * His comments that are not deleted, newest first, of the sections the caller sees; those whose text is gone are left out.
   * @throws ProblemError 400, 404
   */
  async history(
    caller: Caller,
    siteId: string,
    key: string,
    { action, ...query }: AuthorHistoryQuery,
  ): Promise<Page<ReviewComment>> {
    await this.withAuthor(caller, siteId, key, findAuthor, (_tx, author) => Promise.resolve(author));
    const { sections } = caller;
    const page = await keysetPage(query, {
      read: (rows) =>
        this.db.forSites(caller.sites, async (tx) => {
          const ids = await listHistory(tx, { siteId, authorKey: key, sections, action, ...rows });
          const read = await this.comments.readFor(caller, tx, siteId, ids);
          return ids.map((id) => ({ id, comment: read.get(id)?.comment }));
        }),
      isId: canBe.comment,
      idOf: ({ id }) => id,
      toItem: ({ comment }) => comment,
    });
    return { ...page, data: page.data.filter((comment) => comment !== undefined) };
  }

  /** What weighs against him now, as his site has it. @throws ProblemError 404 */
  async strikes(caller: Caller, siteId: string, key: string): Promise<AuthorStrikes> {
    return this.withAuthor(caller, siteId, key, findAuthor, async (tx) => {
      const policy = (await findSite(tx, siteId))?.strikes ?? null;
      const strikes = policy === null ? [] : await readStrikes(tx, { siteId, key, policy, at: Date.now() });
      const points = strikes.reduce((sum, strike) => sum + strike.points, 0);
      return { points, strikes: await this.seen(tx, caller, siteId, strikes) };
    });
  }

  /** What weighs is told whole; for what, of the sections the caller sees. */
  private async seen(tx: SiteTransaction, { sections }: Caller, siteId: string, strikes: Strike[]): Promise<Strike[]> {
    if (sections === null) {
      return strikes;
    }
    const ids = strikes.map(({ commentId }) => commentId);
    const seen = await withinSections(tx, siteId, ids, sections);
    return strikes.filter(({ commentId }) => seen.has(commentId));
  }

  /**
   * Does `work` with the author as `read` finds him, in one transaction. Who is held to sections sees authors who have
   * written in them. @throws ProblemError 404
   */
  async withAuthor<T>(
    caller: Caller,
    siteId: string,
    key: string,
    read: (tx: SiteTransaction, siteId: string, key: string) => Promise<AuthorRow | undefined>,
    work: (tx: SiteTransaction, author: AuthorRow) => Promise<T>,
  ): Promise<T> {
    if (!canBe.site(siteId) || !canBe.author(key)) {
      throw unknownAuthor();
    }
    return this.db.forSites(caller.sites, async (tx) => {
      const author = await read(tx, siteId, key);
      if (!author || (caller.sections !== null && !(await hasCommentIn(tx, author, caller.sections)))) {
        throw unknownAuthor();
      }
      return work(tx, author);
    });
  }
}

/** With what is counted in these sections and held of him at this moment. */
export async function describeAuthor(
  tx: SiteTransaction,
  author: AuthorRow,
  sections: readonly string[] | null,
): Promise<AuthorRecord> {
  const { siteId, key } = author;
  const counts = await countComments(tx, siteId, key, sections);
  const standing = await readStanding(tx, siteId, key);
  const accounts = (author.sent.linkedAccounts ?? []).map((id) => `id:${id}`);
  return toAuthorRecord(author, { counts, standing, linked: await findLinked(tx, siteId, accounts) });
}

function unknownAuthor(): ProblemError {
  return new ProblemError(404, 'unknown-author', 'There is no such author in the sites this token is for.');
}
