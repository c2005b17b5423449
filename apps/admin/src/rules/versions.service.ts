import type {
  PageQuery,
  Publish,
  RuleSetDiff,
  RuleSetFiles,
  RuleSetVersionObject,
  WholeVersion,
} from '@palaver/contracts';
import { diffRuleSets } from '@palaver/moderation';
import { type Published, type RuleSetVersionRepository, type WholeVersionRow } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type RuleSetDocument } from '@palaver/rules';
import { type Caller } from '../auth/caller.js';
import { type BacktestsService } from '../backtests/backtests.service.js';
import { canBe } from '../requests/ids.js';
import { keysetPage, type Page } from '../requests/page.js';
import { type SitesService } from '../sites/sites.service.js';
import { type DraftsService } from './drafts.service.js';
import { type RuleChecks } from './rule-checks.js';
import { toVersion, toWholeVersion } from './rule-set-objects.js';

/** `live`, `shadow`, `draft`, a number, or what was sent. */
type DiffSide = string | RuleSetFiles;

interface Side {
  version: number | null;
  hash: string;
  document: RuleSetDocument;
}

/** What was published of a rule set: content that stays, and which of it is live. */
export class VersionsService {
  constructor(
    private readonly versions: RuleSetVersionRepository,
    private readonly drafts: DraftsService,
    private readonly checks: RuleChecks,
    private readonly sites: SitesService,
    private readonly backtests: Pick<BacktestsService, 'reCount'>,
  ) {}

  /** @throws ProblemError 400, 404 */
  async list(caller: Caller, siteId: string, id: string, query: PageQuery): Promise<Page<RuleSetVersionObject>> {
    await this.sites.require(caller, siteId);
    return keysetPage(query, {
      read: (page) => this.versions.list(siteId, id, page),
      isId: canBe.number,
      idOf: (row) => String(row.version),
      toItem: toVersion,
    });
  }

  /** @throws ProblemError 404 */
  async get(caller: Caller, siteId: string, id: string, version: number): Promise<WholeVersion> {
    await this.sites.require(caller, siteId);
    return toWholeVersion(await this.require(siteId, id, version));
  }

  /** Makes a version of the draft the caller has seen. @throws ProblemError 404, 409, 412, 422 */
  async publish(
    caller: Caller,
    siteId: string,
    id: string,
    expected: string,
    { state, note }: Publish,
  ): Promise<RuleSetVersionObject> {
    await this.sites.require(caller, siteId);
    const { source, lists, etag } = await this.drafts.require(siteId, id);
    if (etag !== expected) {
      return this.drafts.stale(siteId, id);
    }
    const { rules, ...sound } = await this.checks.requireSound(siteId, id, { source, lists }, true);
    const made = { ...sound, ...rules, source, lists };
    const version = { id, state, ...made, note: note ?? null, copyOf: null, draftEtag: etag };
    const published = await this.versions.publish(siteId, version, caller.actor);
    return published.status === 'stale' ? this.drafts.stale(siteId, id) : done(published);
  }

  /**
   * Publishes an older version again, under a new number. Its inline tests have passed once and do not stand in the way
   * of going back; that it cannot run any more would. @throws ProblemError 404, 409, 422
   */
  async rollback(
    caller: Caller,
    siteId: string,
    id: string,
    version: number,
    note: string | null,
  ): Promise<RuleSetVersionObject> {
    await this.sites.require(caller, siteId);
    const { hash, document, title, source, lists } = await this.require(siteId, id, version);
    const { rules } = await this.checks.requireSound(siteId, id, { source: document, lists: {} }, false);
    const content = { hash, document, title, source, lists, ...rules };
    const copy = { id, state: 'live' as const, ...content, note, copyOf: version };
    return done(await this.versions.publish(siteId, copy, caller.actor));
  }

  /** @throws ProblemError 404, 409 */
  async move(
    caller: Caller,
    siteId: string,
    id: string,
    version: number,
    to: 'live' | 'archived',
  ): Promise<RuleSetVersionObject> {
    await this.sites.require(caller, siteId);
    await this.require(siteId, id, version);
    return done(await this.versions.move(siteId, { id, version, to }, caller.actor));
  }

  /** @throws ProblemError 404, 409 for a draft that is broken */
  async diff(caller: Caller, siteId: string, id: string, from: DiffSide, to: DiffSide): Promise<RuleSetDiff> {
    await this.sites.require(caller, siteId);
    const [before, after] = [await this.side(siteId, id, from), await this.side(siteId, id, to)];
    const told = ({ version, hash }: Side) => ({ version, hash });
    const reCount = await this.backtests.reCount(siteId, before.hash, after.hash);
    return { from: told(before), to: told(after), ...diffRuleSets(before.document, after.document), reCount };
  }

  private async side(siteId: string, id: string, which: DiffSide): Promise<Side> {
    if (which === 'draft' || typeof which !== 'string') {
      return this.unpublished(siteId, id, which === 'draft' ? await this.drafts.require(siteId, id) : which);
    }
    const place = which === 'live' || which === 'shadow' ? which : undefined;
    const number = place ? (await this.versions.ruleSets(siteId, id))[0]?.[place] : Number(which);
    const { version, hash, document } = await this.require(siteId, id, number ?? 0);
    return { version, hash, document: JSON.parse(document) as RuleSetDocument };
  }

  private async unpublished(siteId: string, id: string, { source, lists }: RuleSetFiles): Promise<Side> {
    const sound = await this.checks.soundOrNothing(siteId, id, { source, lists });
    if (!sound) {
      throw new ProblemError(409, 'draft-broken', 'This cannot be read as a rule set yet; lint says why.');
    }
    return { version: null, hash: sound.hash, document: JSON.parse(sound.document) as RuleSetDocument };
  }

  private async require(siteId: string, id: string, version: number): Promise<WholeVersionRow> {
    const row = await this.versions.find(siteId, id, version);
    if (!row) {
      throw new ProblemError(404, 'unknown-version', 'This site has no such version of a rule set with this id.');
    }
    return row;
  }
}

/** @throws ProblemError 409 */
function done(published: Published): RuleSetVersionObject {
  if (published.status === 'done') {
    return toVersion(published.version);
  }
  throw published.status === 'same'
    ? new ProblemError(409, 'same-version', 'Exactly this is what runs already; there is nothing to publish.')
    : new ProblemError(409, 'not-in-shadow', 'Only a version in shadow can go live or be archived by itself.');
}
