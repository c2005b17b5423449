import {
  ArrivalLog,
  type Database,
  type LoadedWork,
  type SiteDirectory,
  type WorkRepository,
} from '@palaver/persistence';
import { ArrivalMemory, commentKey } from './arrival-memory.js';
import { memoryFacts } from './memory-facts.js';
import { recall, type Recalled } from './recall.js';
import { SiteNeeds } from './site-needs.js';

/**
 * Reads a list with all its evaluations need. What rules remember is caught up with beside the list itself, on a
 * connection of its own, so that it takes no further round trip, and that its failure or slowness holds up no decision:
 * those facts are then unknown. Where no site needs anything counted, nothing is asked.
 */
export class FactGatherer {
  private readonly log: ArrivalLog;
  private readonly memory: ArrivalMemory;
  private readonly needs: SiteNeeds;

  constructor(
    db: Database,
    private readonly work: WorkRepository,
    sites: SiteDirectory,
    /** How many arrivals are kept in memory. */
    most: number,
    /** What was remembered could not be had. */
    private readonly onLost: (error: Error) => void,
  ) {
    this.log = new ArrivalLog(db);
    this.memory = new ArrivalMemory(this.log, most);
    this.needs = new SiteNeeds(sites);
  }

  start(): Promise<void> {
    return this.memory.start();
  }

  async load(ids: readonly string[]): Promise<LoadedWork[]> {
    const isNeeded = this.needs.isAny;
    const [works, early] = await Promise.all([this.work.load(ids), isNeeded && this.catchUp()]);
    const sites = [...new Set(works.map(({ siteId }) => siteId))];
    const needs = new Map(await Promise.all(sites.map(async (site) => [site, await this.needs.of(site)] as const)));
    // A rule set that was met for the first time may need what nobody needed before.
    const isThere = isNeeded ? early : this.needs.isAny && (await this.catchUp());
    const recalled = new Map<LoadedWork, Recalled>();
    for (const work of works) {
      const needed = needs.get(work.siteId);
      if (needed && isThere) {
        recalled.set(work, recall(this.memory.index, work, needed));
      }
    }
    await this.leaveOutRepeats(recalled);
    for (const work of works) {
      const needed = needs.get(work.siteId);
      if (needed) {
        work.facts = withFacts(work.facts, memoryFacts(needed, recalled.get(work)));
      }
    }
    return works;
  }

  private async catchUp(): Promise<boolean> {
    try {
      await this.memory.catchUp();
      return true;
    } catch (error) {
      this.onLost(error as Error);
      return false;
    }
  }

  /** The same sent once more is no copy, while the first one is undecided or before a person. */
  private async leaveOutRepeats(recalled: Map<LoadedWork, Recalled>): Promise<void> {
    const again = [...recalled].filter(([, { alike }]) => alike.some(({ isSentAgain }) => isSentAgain));
    if (again.length === 0) {
      return;
    }
    try {
      const found = await this.log.undecided(again.map(([work]) => work));
      const undecided = new Set(found.map(({ siteId, commentId }) => commentKey(siteId, commentId)));
      for (const [, one] of again) {
        one.alike = one.alike.filter(({ isSentAgain, comment }) => !(isSentAgain && undecided.has(comment)));
      }
    } catch (error) {
      again.forEach(([work]) => recalled.delete(work));
      this.onLost(error as Error);
    }
  }
}

/** The facts are handed on as text: what is added goes before the closing brace. There is always something to add. */
function withFacts(facts: string, added: object): string {
  return `${facts.trimEnd().slice(0, -1)},${JSON.stringify(added).slice(1)}`;
}
