import type { TallyRow } from '@palaver/persistence';
import type { CountedPage } from '../tally/page-counter.js';
import { type LaneOptions, ScorerLane } from './scorer-lane.js';
import type { RuleSetHandle, Scorer, ScoreOutcome, ScoreRequest } from './scorer.js';
import { ShadowRuns, withShadowRun } from './shadow-runs.js';

/**
 * Scores in a thread, where a comment that hangs or eats all memory ends the thread and not the process. A second thread
 * is there for a rule set that takes another's place: it is compiled beside the lists that go on being scored by the one
 * before, and from then on it is scored there. A thread with no rule set left ends.
 */
export class ThreadScorer implements Scorer {
  private readonly lanes: readonly ScorerLane[];
  private readonly shadows = new ShadowRuns((requests) => this.spread(requests, true));

  constructor(options: LaneOptions = {}) {
    this.lanes = [new ScorerLane(options), new ScorerLane(options)];
  }

  async score(requests: readonly ScoreRequest[]): Promise<ScoreOutcome[]> {
    const scored = this.spread(requests, false);
    const shadows = this.shadows.begin(requests);
    const outcomes = await scored;
    const runs = await shadows.atMost();
    return runs ? outcomes.map((outcome, n) => withShadowRun(outcome, runs[n])) : outcomes;
  }

  /**
   * Gets a rule set ready that takes another's place, unless nobody asks this process for that one.
   * @throws when it cannot be compiled
   */
  async prepare(next: RuleSetHandle, replaced: string): Promise<void> {
    if (!this.homeOf(replaced)) {
      return;
    }
    const lane = this.homeOf(next.hash) ?? this.bySize().at(0);
    lane?.take(next.hash);
    await lane?.prepare(next);
  }

  /** Counts decisions where all their rule sets are compiled already; undefined where they are not. */
  tally(rows: readonly TallyRow[]): Promise<CountedPage> | undefined {
    const hashes = new Set(rows.flatMap(({ about }) => (about ? [about.hash] : [])));
    return this.lanes.find((lane) => lane.knows(hashes))?.tally(rows, hashes);
  }

  /** The other rule sets are not asked for any more. */
  retain(hashes: ReadonlySet<string>): void {
    this.lanes.forEach((lane) => lane.keep(hashes));
  }

  async close(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }

  private async spread(requests: readonly ScoreRequest[], brief: boolean): Promise<ScoreOutcome[]> {
    const lanes = requests.map(({ ruleSet }) => this.laneFor(ruleSet.hash));
    const outcomes = new Array<ScoreOutcome>(requests.length);
    await Promise.all(
      [...new Set(lanes)].map(async (lane) => {
        const places = requests.flatMap((request, n) => (lanes[n] === lane ? [{ request, n }] : []));
        const mine = await lane.score(
          places.map(({ request }) => request),
          brief,
        );
        mine.forEach((outcome, i) => (outcomes[places[i]?.n ?? 0] = outcome));
      }),
    );
    return outcomes;
  }

  /** One that is met for the first time goes where most are: a second thread costs memory. */
  private laneFor(hash: string): ScorerLane {
    const lane = this.homeOf(hash) ?? this.bySize().at(-1);
    if (!lane) {
      throw new Error('a scorer has lanes');
    }
    lane.take(hash);
    return lane;
  }

  private homeOf(hash: string): ScorerLane | undefined {
    return this.lanes.find((lane) => lane.serves(hash));
  }

  private bySize(): ScorerLane[] {
    return this.lanes.toSorted((a, b) => a.size - b.size);
  }
}
