import { type NewSanction, type SanctionObject, type SanctionQuery } from '@palaver/contracts';
import {
  type AuthorRow,
  confirmSanction,
  type Database,
  findAuthor,
  findSanction,
  imposeSanction,
  liftSanction,
  listSanctions,
  lockAuthor,
  readStanding,
  recordAudit,
  type SanctionRow,
  type SiteTransaction,
  tellSanction,
} from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { staleProblem } from '../requests/etag.js';
import { requireFuture } from '../requests/future.js';
import { canBe } from '../requests/ids.js';
import { keysetPage, type Page } from '../requests/page.js';
import { type SitesService } from '../sites/sites.service.js';
import { authorEtag, toSanctionObject } from './author-objects.js';
import { type AuthorsService, describeAuthor } from './authors.service.js';

interface SanctionAct {
  siteId: string;
  key: string;
  id: string;
  /** The state of the author the caller has seen. */
  expected: string;
}

/** What is held against authors. Each act goes by the author's state, so that no two moderators tread on each other. */
export class SanctionsService {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly authors: AuthorsService,
    private readonly sites: Pick<SitesService, 'require'>,
  ) {}

  /** Of one author, newest first. @throws ProblemError 400, 404 */
  async listOf(caller: Caller, siteId: string, key: string, query: SanctionQuery): Promise<Page<SanctionObject>> {
    await this.authors.withAuthor(caller, siteId, key, findAuthor, (_tx, author) => Promise.resolve(author));
    return this.page(caller, { siteId, authorKey: key }, query);
  }

  /** Of all authors of a site, newest first. @throws ProblemError 400, 404 */
  async list(caller: Caller, siteId: string, query: SanctionQuery): Promise<Page<SanctionObject>> {
    await this.sites.require(caller, siteId);
    return this.page(caller, { siteId }, query);
  }

  /** Acts on the author's next comment. @throws ProblemError 404, 412 with the fresh author, 422 */
  async impose(caller: Caller, act: Omit<SanctionAct, 'id'>, sanction: NewSanction): Promise<SanctionObject> {
    requireFuture('/until', sanction.until);
    return this.act(caller, act, async (tx, author) => {
      const { siteId, key: authorKey } = author;
      const row = await imposeSanction(tx, { ...sanction, siteId, authorKey, actor: caller.actor });
      await tellSanction(tx, 'author.sanctioned', author, row);
      await record(tx, caller, 'author.sanction', row);
      return row;
    });
  }

  /** Lets a proposed one act. @throws ProblemError 404, 409, 412 with the fresh author */
  async confirm(caller: Caller, act: SanctionAct): Promise<SanctionObject> {
    return this.act(caller, act, async (tx, author) => {
      await requireSanction(tx, author, act.id);
      const row = await confirmSanction(tx, { siteId: author.siteId, id: act.id });
      if (!row) {
        throw new ProblemError(409, 'not-proposed', 'This sanction is in force or over already; nothing is proposed.');
      }
      await tellSanction(tx, 'author.sanctioned', author, row);
      await record(tx, caller, 'author.sanction', row);
      return row;
    });
  }

  /** Ends one before its time, or turns a proposal down. @throws ProblemError 404, 409, 412 with the fresh author */
  async lift(caller: Caller, act: SanctionAct): Promise<SanctionObject> {
    return this.act(caller, act, async (tx, author) => {
      await requireSanction(tx, author, act.id);
      const row = await liftSanction(tx, { siteId: author.siteId, id: act.id, actor: caller.actor });
      if (!row) {
        throw new ProblemError(
          409,
          'sanction-over',
          'This sanction is lifted or over already; there is nothing to lift.',
        );
      }
      if (row.since !== null) {
        await tellSanction(tx, 'author.sanction_lifted', author, row);
      }
      await record(tx, caller, row.since === null ? 'author.sanction-refuse' : 'author.sanction-lift', row);
      return row;
    });
  }

  private async act(
    caller: Caller,
    { siteId, key, expected }: Omit<SanctionAct, 'id'>,
    work: (tx: SiteTransaction, author: AuthorRow) => Promise<SanctionRow>,
  ): Promise<SanctionObject> {
    return this.authors.withAuthor(caller, siteId, key, lockAuthor, async (tx, author) => {
      if (authorEtag(author, await readStanding(tx, siteId, key)) !== expected) {
        const fresh = await describeAuthor(tx, author, caller.sections);
        throw staleProblem('author', fresh, fresh.etag);
      }
      return toSanctionObject(await work(tx, author));
    });
  }

  private page(
    caller: Caller,
    of: { siteId: string; authorKey?: string },
    { state, ...query }: SanctionQuery,
  ): Promise<Page<SanctionObject>> {
    const { sites, sections } = caller;
    return keysetPage(query, {
      read: (rows) => this.db.forSites(sites, (tx) => listSanctions(tx, { ...of, sections, state, ...rows })),
      isId: canBe.uuid,
      idOf: ({ id }) => id,
      toItem: toSanctionObject,
    });
  }
}

/** @throws ProblemError 404 when it is none of this author's */
async function requireSanction(tx: SiteTransaction, { siteId, key }: AuthorRow, id: string): Promise<void> {
  const row = canBe.uuid(id) ? await findSanction(tx, siteId, id) : undefined;
  if (row?.authorKey !== key) {
    throw new ProblemError(404, 'unknown-sanction', 'This author has no such sanction.');
  }
}

/** Without what was written by hand: it goes when the author is erased, and the audit stays. */
function record(tx: SiteTransaction, caller: Caller, action: string, row: SanctionRow): Promise<void> {
  const { siteId, authorKey, id, kind, reason, until } = row;
  const content = { sanction: id, kind, reason, until: until?.toISOString() ?? null };
  return recordAudit(tx, { siteId, actor: caller.actor, action, subject: `author:${authorKey}`, content });
}
