import type { StartBacktest } from '@palaver/contracts';
import { type RuleSetVersionRepository, type SiteRow } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type DraftsService } from '../rules/drafts.service.js';
import { type RuleChecks } from '../rules/rule-checks.js';

export interface TriedRuleSet {
  ruleSet: { id: string; version: number | null; hash: string };
  /** Canonical JSON; null for a version, which is stored already. */
  document: string | null;
}

type Versions = Pick<RuleSetVersionRepository, 'find' | 'ruleSets'>;

/** Finds what a backtest is to try, and what is live beside it. */
export class TriedRuleSets {
  constructor(
    private readonly versions: Versions,
    private readonly drafts: Pick<DraftsService, 'require'>,
    private readonly checks: Pick<RuleChecks, 'requireSound'>,
  ) {}

  /** @throws ProblemError 404, 422 with what is wrong with the rules */
  async find(siteId: string, id: string, { of, source, lists = {} }: StartBacktest): Promise<TriedRuleSet> {
    if (of !== undefined && of !== 'draft') {
      return { ruleSet: await this.version(siteId, id, of), document: null };
    }
    const files = source === undefined ? await this.drafts.require(siteId, id) : { source, lists };
    const { hash, document } = await this.checks.requireSound(
      siteId,
      id,
      { source: files.source, lists: files.lists },
      false,
    );
    return { ruleSet: { id, version: null, hash }, document };
  }

  async live({ id, ruleSetId, ruleSetVersion }: SiteRow): Promise<{ id: string; version: number; hash: string }> {
    return this.numbered(id, ruleSetId, ruleSetVersion);
  }

  private async version(siteId: string, id: string, of: string) {
    const place = of === 'live' || of === 'shadow' ? of : undefined;
    const number = place ? (await this.versions.ruleSets(siteId, id))[0]?.[place] : Number(of);
    return this.numbered(siteId, id, number ?? 0);
  }

  private async numbered(siteId: string, id: string, number: number) {
    const row = await this.versions.find(siteId, id, number);
    if (!row) {
      throw new ProblemError(404, 'unknown-version', 'This site has no such version of a rule set with this id.');
    }
    return { id, version: row.version, hash: row.hash };
  }
}
