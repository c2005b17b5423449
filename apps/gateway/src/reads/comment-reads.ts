import { type CommentObject, type Decision, idSchema } from '@palaver/contracts';
import { toCommentObject, toDecision } from '@palaver/moderation';
import { CommentRepository, type CommentRow, type Database, type SiteDirectory } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import type { Answer } from '../answer.js';
import { readFeedCursor, writeFeedCursor } from './feed-cursor.js';
import { readPage } from './page.js';

/** What sites read back; each read runs behind the wall of its site. */
export class CommentReads {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly directory: Pick<SiteDirectory, 'site'>,
    private readonly publicUrl: string,
  ) {}

  async find(siteId: string, id: string): Promise<CommentObject | undefined> {
    const row = await this.inSite(siteId, (comments) => comments.find(siteId, id));
    return row && this.render(row);
  }

  /** @throws ProblemError 404 */
  async comment(siteId: string, id: string): Promise<Answer> {
    const comment = isId(id) ? await this.find(siteId, id) : undefined;
    return { status: 200, body: comment ?? unknownComment() };
  }

  /** @throws ProblemError 404 */
  async decisions(siteId: string, id: string): Promise<Answer> {
    const rows = isId(id) ? await this.decisionsOf(siteId, id) : undefined;
    return { status: 200, body: { data: rows ?? unknownComment() } };
  }

  /** Comment objects in the order their decisions were committed. */
  async feed(siteId: string, query: unknown): Promise<Answer> {
    const { cursor, limit } = readPage(query);
    const from = cursor === undefined ? undefined : readFeedCursor(cursor);
    const { rows, next } = await this.inSite(siteId, (comments) => comments.feed(siteId, from, limit));
    const nextCursor = next === undefined ? null : writeFeedCursor(next);
    const link = `<${this.publicUrl}/v1/decisions?limit=${limit}&cursor=${nextCursor}>; rel="next"`;
    return {
      status: 200,
      body: { data: rows.map((row) => this.render(row)), nextCursor },
      headers: rows.length < limit ? {} : { link },
    };
  }

  private decisionsOf(siteId: string, id: string): Promise<Decision[] | undefined> {
    return this.inSite(siteId, async (comments) => {
      const comment = await comments.find(siteId, id);
      return comment && (await comments.decisions(siteId, id)).map(toDecision);
    });
  }

  private inSite<T>(siteId: string, read: (comments: CommentRepository) => Promise<T>): Promise<T> {
    return this.db.forSites([siteId], (tx) => read(new CommentRepository(tx)));
  }

  private render(row: CommentRow): CommentObject {
    const site = this.directory.site(row.siteId);
    if (!site) {
      throw new Error(`site ${row.siteId} has a live key and is not in the directory`);
    }
    return toCommentObject(row, site, this.publicUrl);
  }
}

function isId(id: string): boolean {
  return idSchema.safeParse(id).success;
}

function unknownComment(): never {
  throw new ProblemError(404, 'unknown-comment', 'This site has no comment with this id; check the id and the key.');
}
