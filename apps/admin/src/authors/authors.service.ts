import { type AuthorRecord } from '@palaver/contracts';
import {
  type AuthorRow,
  countComments,
  type Database,
  findAuthor,
  readStanding,
  type SiteTransaction,
} from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { canBe } from '../requests/ids.js';
import { toAuthorRecord } from './author-objects.js';

/** Who wrote, as moderators see him. */
export class AuthorsService {
  constructor(private readonly db: Pick<Database, 'forSites'>) {}

  /** @throws ProblemError 404 */
  async get(caller: Caller, siteId: string, key: string): Promise<AuthorRecord> {
    return this.withAuthor(caller, siteId, key, findAuthor, describeAuthor);
  }

  /** Does `work` with the author as `read` finds him, in one transaction. @throws ProblemError 404 */
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
      if (!author) {
        throw unknownAuthor();
      }
      return work(tx, author);
    });
  }
}

/** With what is counted and held of him at this moment. */
export async function describeAuthor(tx: SiteTransaction, author: AuthorRow): Promise<AuthorRecord> {
  const { siteId, key } = author;
  const counts = await countComments(tx, siteId, key);
  return toAuthorRecord(author, counts, await readStanding(tx, siteId, key));
}

function unknownAuthor(): ProblemError {
  return new ProblemError(404, 'unknown-author', 'There is no such author in the sites this token is for.');
}
