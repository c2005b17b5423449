export interface RuleSetReference {
  id: string;
  version: number;
  hash: string;
  /** Rules of it that the brake has put into shadow. */
  braked?: string[] | null;
}

/** Where rule sets are compiled and kept. */
export interface RuleSetHost {
  /** Gets a rule set ready that takes another's place; rejects when it cannot be compiled. */
  prepare(next: RuleSetReference & { document: () => Promise<string> }, replaced: string): Promise<void>;
  /** The other rule sets are not asked for any more. */
  retain(hashes: ReadonlySet<string>): void;
}

export interface WithRuleSets {
  id: string;
  ruleSet: RuleSetReference;
  /** Runs beside the live one and never counts. */
  shadow: RuleSetReference | null;
  /** Milliseconds since anything of the site was changed, by the database's clock. */
  changedMs: number;
}

/**
 * Longer than this after a change a site does not keep the version before: what was published acts, even if lists have
 * to wait for it. The rest of the two seconds is for lists that are under way.
 */
const HOLD_MS = 1000;

/**
 * Between "published" and "in use": a site keeps the version it has until the new one is compiled, so that nobody waits
 * for that. One that cannot be compiled is let through all the same: its comments then end before a person.
 */
export class RuleSetChanges {
  private readonly ready = new Set<string>();
  private readonly preparing = new Set<string>();

  constructor(
    private readonly host: RuleSetHost,
    private readonly document: (siteId: string, hash: string) => Promise<string>,
    private readonly onReady: () => void,
  ) {}

  /** The sites as they are to be used now, given how they were used before. */
  admit<Site extends WithRuleSets>(sites: readonly Site[], before: ReadonlyMap<string, Site>): Site[] {
    const admitted = sites.map((site) => this.admitSite(site, before.get(site.id)));
    this.forgetAllBut([...sites, ...admitted], [...before.values()]);
    return admitted;
  }

  private admitSite<Site extends WithRuleSets>(site: Site, known: Site | undefined): Site {
    if (!known) {
      return site;
    }
    const inUse = known.ruleSet.hash;
    const isHeld = (next: RuleSetReference) => {
      const held = next.hash !== inUse && next.hash !== known.shadow?.hash && !this.ready.has(next.hash);
      if (held) {
        this.prepare(site, next, inUse);
      }
      return held;
    };
    return {
      ...site,
      ruleSet: isHeld(site.ruleSet) ? known.ruleSet : site.ruleSet,
      shadow: site.shadow && isHeld(site.shadow) ? null : site.shadow,
    };
  }

  private prepare({ id: siteId, changedMs }: WithRuleSets, next: RuleSetReference, replaced: string): void {
    const { hash } = next;
    if (this.preparing.has(hash)) {
      return;
    }
    this.preparing.add(hash);
    const admit = () => {
      clearTimeout(hold);
      if (this.preparing.delete(hash)) {
        this.ready.add(hash);
        this.onReady();
      }
    };
    const hold = setTimeout(admit, Math.max(0, HOLD_MS - changedMs)).unref();
    this.host.prepare({ ...next, document: () => this.document(siteId, hash) }, replaced).then(admit, admit);
  }

  private forgetAllBut(sites: readonly WithRuleSets[], before: readonly WithRuleSets[]): void {
    const now = hashesOf(sites);
    if ([...hashesOf(before)].some((hash) => !now.has(hash))) {
      this.host.retain(now);
    }
    this.ready.forEach((hash) => now.has(hash) || this.ready.delete(hash));
  }
}

export function hashesOf(sites: Iterable<WithRuleSets>): Set<string> {
  const hashes = new Set<string>();
  for (const { ruleSet, shadow } of sites) {
    hashes.add(ruleSet.hash);
    if (shadow) {
      hashes.add(shadow.hash);
    }
  }
  return hashes;
}
