import type { DirectorySite, SiteDirectory } from '@palaver/persistence';
import { countedNeeds, type CountedNeeds, type RuleSetDocument } from '@palaver/rules';

interface Known {
  /** Hashes of the site's rule sets: with others it is asked anew. */
  live: string;
  shadow: string | undefined;
  /** `undefined`: nothing has to be counted. */
  needs: CountedNeeds | undefined;
}

const holds = ({ live, shadow }: Known, site: DirectorySite): boolean =>
  live === site.ruleSet.hash && shadow === site.shadow?.hash;

/** What the rule sets of each site need counted, read once per rule set. */
export class SiteNeeds {
  /** Whether anything is known to be needed. */
  isAny = false;
  private readonly known = new Map<string, Known>();
  private readonly learning = new Map<string, Promise<CountedNeeds | undefined>>();

  constructor(private readonly sites: SiteDirectory) {}

  /** At once where the site's rule sets are known. @throws when the site is not */
  of(siteId: string): CountedNeeds | undefined | Promise<CountedNeeds | undefined> {
    const known = this.known.get(siteId);
    const site = this.sites.site(siteId);
    return known && site && holds(known, site) ? known.needs : this.learnOnce(siteId);
  }

  /** A rule set is large: all who ask while it is read wait for the one reading. */
  private learnOnce(siteId: string): Promise<CountedNeeds | undefined> {
    let learning = this.learning.get(siteId);
    if (!learning) {
      learning = this.learn(siteId).finally(() => this.learning.delete(siteId));
      this.learning.set(siteId, learning);
    }
    return learning;
  }

  private async learn(siteId: string): Promise<CountedNeeds | undefined> {
    await this.sites.ensure([siteId]);
    const site = this.sites.site(siteId);
    if (!site) {
      throw new Error(`the site ${siteId} is not known`);
    }
    const found: CountedNeeds = { rates: [], similar: [] };
    for (const { hash } of site.shadow ? [site.ruleSet, site.shadow] : [site.ruleSet]) {
      const document = JSON.parse(await this.sites.ruleSetDocument(siteId, hash)) as RuleSetDocument;
      const { rates, similar } = countedNeeds(document);
      found.rates.push(...rates);
      found.similar.push(...similar);
    }
    const needs = found.rates.length + found.similar.length > 0 ? found : undefined;
    this.known.set(siteId, { live: site.ruleSet.hash, shadow: site.shadow?.hash, needs });
    this.isAny = [...this.known.values()].some((known) => known.needs !== undefined);
    return needs;
  }
}
