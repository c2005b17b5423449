import type { ReportCard } from '@palaver/contracts';
import { reportCard } from '@palaver/moderation';
import { type ReportCardRepository, type RuleSetVersionRepository } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type RuleSetDocument } from '@palaver/rules';
import { type Caller } from '../../auth/caller.js';
import { type SitesService } from '../../sites/sites.service.js';

const DAY_MS = 86_400_000;

/** What the rules of a site did in live traffic. */
export class ReportCardService {
  constructor(
    private readonly cards: Pick<ReportCardRepository, 'read'>,
    private readonly versions: Pick<RuleSetVersionRepository, 'ruleSets' | 'find'>,
    private readonly sites: SitesService,
  ) {}

  /** Of the live version, or else of the newest. @throws ProblemError 404 */
  async get(caller: Caller, siteId: string, id: string, days: number): Promise<ReportCard> {
    await this.sites.require(caller, siteId);
    const [known] = await this.versions.ruleSets(siteId, id);
    const number = known?.live ?? known?.latest;
    const version = number ? await this.versions.find(siteId, id, number) : undefined;
    if (!version) {
      throw new ProblemError(404, 'unknown-rule-set', 'This site has no published rule set with this id.');
    }
    const from = new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
    const rows = await this.cards.read(siteId, id, from, days);
    const document = JSON.parse(version.document) as RuleSetDocument;
    const braked = (version.braked ?? []).map(({ rule }) => rule);
    return reportCard({ siteId, version: version.version, document, braked, days, from }, rows);
  }
}
