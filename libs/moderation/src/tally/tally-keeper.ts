import type { TallyMark, TallyRepository, TallyRow } from '@palaver/persistence';
import type { CountedPage } from './page-counter.js';

const PAGES_PER_TURN = 4;
/** New sites are looked for now and then: what they decide meanwhile is not lost. */
const ADD_SITES_EVERY = 20;

/** Keeps the tallies up with the decisions. Every worker has one; each decision is counted once, by whoever comes first. */
export class TallyKeeper {
  private turns = 0;

  constructor(
    private readonly tallies: Pick<TallyRepository, 'addSites' | 'claim' | 'page' | 'add' | 'addCosts'>,
    private readonly counter: { count(rows: readonly TallyRow[]): Promise<CountedPage> },
  ) {}

  /** Counts the sites that are due; what is left of a long page-run is counted in the next turn. */
  async turn(): Promise<void> {
    if (this.turns % ADD_SITES_EVERY === 0) {
      await this.tallies.addSites();
    }
    this.turns += 1;
    for (const mark of await this.tallies.claim()) {
      await this.countSite(mark);
    }
  }

  private async countSite({ siteId, xid }: TallyMark): Promise<void> {
    let from = xid;
    for (let n = 0; n < PAGES_PER_TURN; n += 1) {
      const page = await this.tallies.page({ siteId, xid: from });
      if (page.next === from) {
        return;
      }
      const { increments, costs } = await this.counter.count(page.rows);
      const mine = await this.tallies.add({ siteId, xid: from }, page, increments);
      await this.tallies.addCosts(siteId, mine ? costs : []);
      if (!mine || page.last) {
        return;
      }
      from = page.next;
    }
  }
}
