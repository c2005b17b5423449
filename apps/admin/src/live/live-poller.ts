import { seesSection } from '@palaver/contracts';
import { type LiveChange, type LivePlace, type LiveRepository, MOST_COUNTED } from '@palaver/persistence';
import { eventOf, writeCounts, writeItem } from './live-events.js';

const EVERY_MS = 1000;
const PAGE = 1000;
const MOST_HELD = 50_000;
const SITES_COUNTED = 10;

/** Who listens: sites and sections he sees, and where what is written for him goes. */
export interface Listener {
  sites: readonly string[];
  sections: readonly string[] | null;
  send(event: string): void;
}

/** Reads changes once a second for all who listen in this process, and only while somebody does. */
export class LivePoller {
  private readonly listeners = new Set<Listener>();
  /** Items that were held when they were last seen, and in which queue; the longest ago first. */
  private readonly held = new Map<string, string>();
  private readonly toCount = new Set<string>();
  private readonly told = new Map<string, string>();
  private place: LivePlace | undefined;
  private turn: Promise<void> | undefined;
  private isFailing = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly rows: Pick<LiveRepository, 'horizon' | 'changes' | 'counts'>,
    private readonly onError: (error: unknown) => void,
    private readonly everyMs = EVERY_MS,
  ) {}

  /** From the place that is returned on, everything is sent to him; what is before it he reads himself. */
  async add(listener: Listener): Promise<LivePlace> {
    // A turn under way looks at the sites of those who listened when it began.
    while (this.turn) {
      await this.turn;
    }
    if (this.place === undefined) {
      const horizon = await this.rows.horizon();
      this.place ??= { xid: horizon, id: '0' };
      return this.add(listener);
    }
    this.listeners.add(listener);
    this.schedule(this.everyMs);
    return this.place;
  }

  remove(listener: Listener): void {
    this.listeners.delete(listener);
    if (this.listeners.size === 0) {
      clearTimeout(this.timer);
      this.timer = undefined;
      this.place = undefined;
      this.held.clear();
      this.toCount.clear();
      this.told.clear();
    }
  }

  private schedule(delayMs: number): void {
    this.timer ??= setTimeout(() => {
      this.turn = this.look()
        .then(
          () => (this.isFailing = false),
          (error: unknown) => this.fail(error),
        )
        .then(() => {
          this.turn = undefined;
          this.timer = undefined;
          if (this.listeners.size > 0) {
            this.schedule(this.everyMs);
          }
        });
    }, delayMs);
  }

  private fail(error: unknown): void {
    if (!this.isFailing) {
      this.isFailing = true;
      this.onError(error);
    }
  }

  private async look(): Promise<void> {
    const sites = [...new Set([...this.listeners].flatMap((listener) => listener.sites))];
    for (let isLast = false; !isLast && this.place !== undefined;) {
      const { horizon, changes } = await this.rows.changes({ sites, after: this.place, limit: PAGE });
      changes.forEach((change) => this.tell(change));
      isLast = changes.length < PAGE;
      if (this.listeners.size > 0) {
        this.place = isLast ? { xid: horizon, id: '0' } : (changes.at(-1) ?? this.place);
      }
    }
    await this.count();
  }

  private tell(change: LiveChange): void {
    const event = eventOf(change, this.held.get(change.id));
    this.held.delete(change.id);
    if (event === 'claimed') {
      this.held.set(change.id, change.queue);
      if (this.held.size > MOST_HELD) {
        this.held.delete(this.held.keys().next().value ?? '');
      }
    }
    this.toCount.add(change.siteId);
    const text = writeItem(change, event);
    for (const listener of this.listeners) {
      if (sees(listener, change)) {
        listener.send(text);
      }
    }
  }

  /** Counts the queues of sites where something happened, and tells those that differ from what was told. */
  private async count(): Promise<void> {
    const sites = [...this.toCount].slice(0, SITES_COUNTED);
    for (const siteId of sites) {
      this.toCount.delete(siteId);
      const listening = [...this.listeners].filter((listener) => seesSite(listener, siteId));
      const scopes = new Set(listening.map(scopeOf));
      for (const scope of scopes) {
        const counts = await this.rows.counts(siteId, JSON.parse(scope) as string[] | null);
        const queues = Object.fromEntries(counts.map(({ queue, open }) => [queue, open]));
        const text = writeCounts({ siteId, queues, most: MOST_COUNTED });
        const key = JSON.stringify([siteId, scope]);
        if (this.told.get(key) !== text) {
          this.told.set(key, text);
          listening.filter((listener) => scopeOf(listener) === scope).forEach((listener) => listener.send(text));
        }
      }
    }
  }
}

const scopeOf = ({ sections }: Listener): string => JSON.stringify(sections);

function seesSite({ sites }: Listener, siteId: string): boolean {
  return sites.includes('*') || sites.includes(siteId);
}

export function sees(listener: Listener, { siteId, section }: LiveChange): boolean {
  return seesSite(listener, siteId) && seesSection(listener.sections, section);
}
