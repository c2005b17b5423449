import { type ArticleQuery, type ModeratedArticle, type SetArticleMode } from '@palaver/contracts';
import { modeAt, nextChange } from '@palaver/moderation';
import {
  type ArticleRow,
  countByArticle,
  type Database,
  findArticle,
  lockArticle,
  listArticles,
  recordAudit,
  setArticleMode,
  type SiteTransaction,
  tellMode,
} from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { staleProblem } from '../requests/etag.js';
import { canBe } from '../requests/ids.js';
import { keysetPage, type Page } from '../requests/page.js';
import { type SitesService } from '../sites/sites.service.js';
import { articleEtag, toModeratedArticle } from './article-objects.js';

/** The pages comments belong to, and how people have them moderated. */
export class ArticlesService {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly sites: Pick<SitesService, 'require'>,
    /** Milliseconds since 1970. */
    private readonly now: () => number = Date.now,
  ) {}

  /** By key. @throws ProblemError 400, 404 */
  async list(caller: Caller, siteId: string, { section, ...query }: ArticleQuery): Promise<Page<ModeratedArticle>> {
    await this.sites.require(caller, siteId);
    const { sections } = caller;
    return keysetPage(query, {
      read: ({ after, limit }) =>
        this.db.forSites(caller.sites, async (tx) => {
          const rows = await listArticles(tx, { siteId, sections, section, after, limit });
          return this.describe(tx, siteId, rows);
        }),
      isId: canBe.article,
      idOf: ({ key }) => key,
      toItem: (article) => article,
    });
  }

  /** @throws ProblemError 404 */
  async get(caller: Caller, siteId: string, key: string): Promise<ModeratedArticle> {
    return this.withArticle(caller, siteId, key, findArticle, (tx, row) => this.describeOne(tx, row));
  }

  /** Acts on the article's next comment, and the site is told. @throws ProblemError 404, 412 with the fresh article */
  async setMode(
    caller: Caller,
    { siteId, key, expected }: { siteId: string; key: string; expected: string },
    setting: SetArticleMode,
  ): Promise<ModeratedArticle> {
    return this.withArticle(caller, siteId, key, lockArticle, async (tx, row) => {
      if (articleEtag(row) !== expected) {
        const fresh = await this.describeOne(tx, row);
        throw staleProblem('article', fresh, fresh.etag);
      }
      await setArticleMode(tx, row, setting, caller.actor);
      const set = (await findArticle(tx, siteId, key)) ?? row;
      const at = this.now();
      const next = nextChange(set, at);
      const nextChangeAt = next === undefined ? null : new Date(next);
      await tellMode(tx, set, { mode: modeAt(set, at), nextChangeAt, by: 'hand' });
      const { mode, calendar } = setting;
      const content = { mode, calendar, version: set.version };
      await recordAudit(tx, {
        siteId,
        actor: caller.actor,
        action: 'article.set-mode',
        subject: `article:${key}`,
        content,
      });
      return this.describeOne(tx, set);
    });
  }

  private async withArticle<T>(
    caller: Caller,
    siteId: string,
    key: string,
    find: typeof findArticle,
    work: (tx: SiteTransaction, row: ArticleRow) => Promise<T>,
  ): Promise<T> {
    if (!canBe.site(siteId) || !canBe.article(key)) {
      throw unknownArticle();
    }
    return this.db.forSites(caller.sites, async (tx) => {
      const row = await find(tx, siteId, key);
      if (!row || (caller.sections && !caller.sections.includes(row.sent.section ?? ''))) {
        throw unknownArticle();
      }
      return work(tx, row);
    });
  }

  private async describeOne(tx: SiteTransaction, row: ArticleRow): Promise<ModeratedArticle> {
    return (await this.describe(tx, row.siteId, [row]))[0] as ModeratedArticle;
  }

  private async describe(
    tx: SiteTransaction,
    siteId: string,
    rows: readonly ArticleRow[],
  ): Promise<ModeratedArticle[]> {
    const keys = rows.map(({ key }) => key);
    const counts = await countByArticle(tx, siteId, keys);
    return rows.map((row) => toModeratedArticle(row, counts.get(row.key), this.now()));
  }
}

function unknownArticle(): ProblemError {
  return new ProblemError(
    404,
    'unknown-article',
    'There is no such article in the sites and sections this token is for.',
  );
}
