import { type AuthorNote, type NewAuthorNote, type PageQuery } from '@palaver/contracts';
import { addNote, type AuthorNoteRow, type Database, findAuthor, listNotes, recordAudit } from '@palaver/persistence';
import { type Caller } from '../auth/caller.js';
import { canBe } from '../requests/ids.js';
import { keysetPage, type Page } from '../requests/page.js';
import { type AuthorsService } from './authors.service.js';

/** What moderators write about authors, for each other or for him. */
export class NotesService {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly authors: AuthorsService,
  ) {}

  /** Newest first. @throws ProblemError 400, 404 */
  async list(caller: Caller, siteId: string, authorKey: string, query: PageQuery): Promise<Page<AuthorNote>> {
    await this.authors.get(caller, siteId, authorKey);
    return keysetPage(query, {
      read: (page) => this.db.forSites(caller.sites, (tx) => listNotes(tx, { siteId, authorKey, ...page })),
      isId: canBe.uuid,
      idOf: ({ id }) => id,
      toItem: toAuthorNote,
    });
  }

  /** One for the author is told to his site. @throws ProblemError 404 */
  async add(caller: Caller, siteId: string, key: string, note: NewAuthorNote): Promise<AuthorNote> {
    return this.authors.withAuthor(caller, siteId, key, findAuthor, async (tx, author) => {
      const row = await addNote(tx, author, note, caller.actor);
      const content = { note: row.id, audience: row.audience };
      await recordAudit(tx, { siteId, actor: caller.actor, action: 'author.note', subject: `author:${key}`, content });
      return toAuthorNote(row);
    });
  }
}

function toAuthorNote(row: AuthorNoteRow): AuthorNote {
  return { ...row, createdAt: row.createdAt.toISOString() };
}
