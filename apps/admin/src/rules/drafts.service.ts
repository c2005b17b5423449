import type {
  CheckRuleSet,
  CreateDraft,
  LintResult,
  RuleSetDraft,
  RuleSetFiles,
  SiteRuleSet,
  TestResult,
  Trial,
  TryRuleSet,
} from '@palaver/contracts';
import { filesEtag } from '@palaver/moderation';
import { type DraftRow, type RuleSetDraftRepository, type RuleSetVersionRepository } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { staleProblem } from '../requests/etag.js';
import { type SitesService } from '../sites/sites.service.js';
import { type RuleChecks } from './rule-checks.js';
import { toDraft, toSiteRuleSet } from './rule-set-objects.js';

/** The rule sets of a site and what is being written on them. */
export class DraftsService {
  constructor(
    private readonly drafts: RuleSetDraftRepository,
    private readonly versions: Pick<RuleSetVersionRepository, 'ruleSets'>,
    private readonly checks: RuleChecks,
    private readonly sites: SitesService,
  ) {}

  async list(caller: Caller, siteId: string): Promise<SiteRuleSet[]> {
    await this.sites.require(caller, siteId);
    return (await this.versions.ruleSets(siteId)).map(toSiteRuleSet);
  }

  /** @throws ProblemError 404 */
  async get(caller: Caller, siteId: string, id: string): Promise<SiteRuleSet> {
    await this.sites.require(caller, siteId);
    const [row] = await this.versions.ruleSets(siteId, id);
    if (!row) {
      throw new ProblemError(404, 'unknown-rule-set', 'This site has no rule set with this id.');
    }
    return toSiteRuleSet(row);
  }

  /** @throws ProblemError 404, 409 */
  async create(caller: Caller, siteId: string, { id, ...files }: CreateDraft): Promise<RuleSetDraft> {
    await this.sites.require(caller, siteId);
    const row = await this.drafts.create(siteId, id, withEtag(files), caller.actor);
    if (!row) {
      throw new ProblemError(409, 'draft-exists', 'This rule set has a draft already; read it and change it.');
    }
    return toDraft(row);
  }

  /** @throws ProblemError 404 */
  async draft(caller: Caller, siteId: string, id: string): Promise<RuleSetDraft> {
    await this.sites.require(caller, siteId);
    return toDraft(await this.require(siteId, id));
  }

  /** @throws ProblemError 404, 412 with the fresh draft */
  async save(caller: Caller, siteId: string, id: string, expected: string, files: RuleSetFiles): Promise<RuleSetDraft> {
    await this.sites.require(caller, siteId);
    const row = await this.drafts.save(siteId, id, expected, withEtag(files), caller.actor);
    return row ? toDraft(row) : this.stale(siteId, id);
  }

  /** @throws ProblemError 404, 412 with the fresh draft */
  async remove(caller: Caller, siteId: string, id: string, expected: string): Promise<void> {
    await this.sites.require(caller, siteId);
    if (!(await this.drafts.remove(siteId, id, expected, caller.actor))) {
      await this.stale(siteId, id);
    }
  }

  /** Of what is sent, or else of the draft. @throws ProblemError 404 */
  async lint(caller: Caller, siteId: string, id: string, sent: CheckRuleSet): Promise<LintResult> {
    return this.checks.lint(siteId, id, await this.files(caller, siteId, id, sent));
  }

  /** Of what is sent, or else of the draft. @throws ProblemError 404, 422 */
  async test(caller: Caller, siteId: string, id: string, sent: CheckRuleSet): Promise<TestResult> {
    return this.checks.test(siteId, id, await this.files(caller, siteId, id, sent));
  }

  /** On what is sent, or else on the draft. @throws ProblemError 404, 422 */
  async tryOut(caller: Caller, siteId: string, id: string, { comment, ...sent }: TryRuleSet): Promise<Trial> {
    return this.checks.tryOut(siteId, id, await this.files(caller, siteId, id, sent), comment);
  }

  /** @throws ProblemError 404 */
  async require(siteId: string, id: string): Promise<DraftRow> {
    const row = await this.drafts.find(siteId, id);
    if (!row) {
      throw new ProblemError(404, 'unknown-draft', 'There is no draft of such a rule set; create one first.');
    }
    return row;
  }

  /** @throws ProblemError 404, 412 with the fresh draft */
  async stale(siteId: string, id: string): Promise<never> {
    const draft = toDraft(await this.require(siteId, id));
    throw staleProblem('draft', draft, draft.etag);
  }

  private async files(caller: Caller, siteId: string, id: string, sent: CheckRuleSet): Promise<RuleSetFiles> {
    await this.sites.require(caller, siteId);
    return sent.source === undefined ? this.require(siteId, id) : { source: sent.source, lists: sent.lists ?? {} };
  }
}

function withEtag({ source, lists }: RuleSetFiles) {
  return { source, lists, etag: filesEtag({ source, lists }) };
}
