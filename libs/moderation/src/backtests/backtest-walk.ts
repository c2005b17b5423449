import type { BacktestCommentRepository, LeasedBacktest, Place } from '@palaver/persistence';
import { type Cut, NewestTimes } from './newest-times.js';

const PAGE = 4000;
/** Texts and facts of so many are read at once. */
const GIVEN = 200;

/** The comments a backtest takes, in the order of their key. */
export class BacktestWalk {
  constructor(
    private readonly comments: Pick<BacktestCommentRepository, 'walk'>,
    private readonly backtest: Pick<LeasedBacktest, 'siteId' | 'last' | 'since' | 'createdAt'>,
    private readonly signal: AbortSignal,
  ) {}

  /** How many there are, and for the last so many, where they begin. @throws when the signal aborts */
  async measure(): Promise<{ total: number; cut: Cut | null }> {
    const { last } = this.backtest;
    const times = last === null ? undefined : new NewestTimes(last);
    let total = 0;
    for await (const places of this.pages('')) {
      places.forEach(({ receivedMs }) => times?.add(receivedMs));
      total += places.length;
    }
    return times ? { total: times.taken, cut: times.cut() } : { total, cut: null };
  }

  /** Ids after `after`, a few at a time. `cut.ties` is counted down for what was given and no further. */
  async *ids(after: string, cut: Cut | null): AsyncGenerator<string[]> {
    let ids: string[] = [];
    for await (const places of this.pages(after)) {
      for (const { id, receivedMs } of places) {
        if (isTaken(receivedMs, cut) && ids.push(id) === GIVEN) {
          yield ids;
          ids = [];
        }
      }
    }
    if (ids.length > 0) {
      yield ids;
    }
  }

  private async *pages(from: string): AsyncGenerator<Place[]> {
    const { siteId, since, createdAt } = this.backtest;
    const walk = { siteId, until: createdAt.toISOString(), since: since?.toISOString() ?? null };
    let after: string | null = from;
    while (after !== null) {
      this.signal.throwIfAborted();
      const page = await this.comments.walk({ ...walk, after }, PAGE);
      yield page.places;
      after = page.after;
    }
  }
}

function isTaken(receivedMs: number, cut: Cut | null): boolean {
  if (cut === null || receivedMs > cut.fromMs) {
    return true;
  }
  if (receivedMs < cut.fromMs || cut.ties === 0) {
    return false;
  }
  cut.ties -= 1;
  return true;
}
