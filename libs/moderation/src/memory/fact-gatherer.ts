import {
  type Database,
  type GatheredWork,
  type LoadedWork,
  MemoryRepository,
  type MemoryQuestion,
  type SiteDirectory,
  type WorkRepository,
} from '@palaver/persistence';
import { memoryFacts } from './memory-facts.js';
import { SiteNeeds } from './site-needs.js';

type Gathered = Map<string, GatheredWork> | undefined;

/**
 * Reads a list with all its evaluations need. What rules remember is asked for beside the list itself, on a connection of
 * its own, so that it takes no further round trip, and that its failure or slowness holds up no decision: those facts are
 * then unknown. Where no site needs anything counted, nothing is asked.
 */
export class FactGatherer {
  private readonly memory: MemoryRepository;
  private readonly needs: SiteNeeds;

  constructor(
    db: Database,
    private readonly work: WorkRepository,
    sites: SiteDirectory,
    /** What was remembered could not be had. */
    private readonly onLost: (error: Error) => void,
  ) {
    this.memory = new MemoryRepository(db);
    this.needs = new SiteNeeds(sites);
  }

  async load(ids: readonly string[]): Promise<LoadedWork[]> {
    const { question } = this.needs;
    const [works, first] = await Promise.all([this.work.load(ids), this.gather(ids, question)]);
    const sites = [...new Set(works.map(({ siteId }) => siteId))];
    const needs = new Map(await Promise.all(sites.map(async (site) => [site, await this.needs.of(site)] as const)));
    // A rule set that was met for the first time may need more than was asked for.
    const isAsked = this.needs.question === question;
    const gathered = isAsked ? first : await this.gather(ids, this.needs.question);
    for (const work of works) {
      const needed = needs.get(work.siteId);
      if (needed) {
        work.facts = withFacts(work.facts, memoryFacts(work.commentId, needed, gathered?.get(work.id)));
      }
    }
    return works;
  }

  private async gather(ids: readonly string[], question: MemoryQuestion | undefined): Promise<Gathered> {
    if (!question) {
      return undefined;
    }
    try {
      const rows = await this.memory.gather(ids, question);
      return new Map(rows.map((row) => [row.id, row]));
    } catch (error) {
      this.onLost(error as Error);
      return undefined;
    }
  }
}

/** The facts are handed on as text: what is added goes before the closing brace. There is always something to add. */
function withFacts(facts: string, added: object): string {
  return `${facts.trimEnd().slice(0, -1)},${JSON.stringify(added).slice(1)}`;
}
