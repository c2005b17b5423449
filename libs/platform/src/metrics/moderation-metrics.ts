import { type Metrics, SECONDS, SIZES } from './metrics.js';

interface Decided {
  action: string;
  source: string;
  /** From the revision's arrival to the commit; absent where nobody waited, as for a re-score. */
  seconds?: number;
}

/** What is counted wherever comments are scored and decided: in workers, and in gateways for those who wait. */
export class ModerationMetrics {
  private readonly decisions;
  private readonly latency;
  private readonly scorer;
  private readonly scored;

  constructor(metrics: Metrics) {
    this.decisions = metrics.counter('decisions_total', 'Committed decisions, by action and source.', [
      'action',
      'source',
    ]);
    this.latency = metrics.histogram('decision_seconds', 'From the arrival of a revision to its commit.', SECONDS);
    this.scorer = metrics.histogram('scorer_seconds', 'Time in the scorer for one list.', SECONDS);
    this.scored = metrics.histogram('scorer_comments', 'Comments in a list handed to the scorer.', SIZES);
  }

  /** Once for each list. */
  onScored(seconds: number, comments: number): void {
    this.scorer.observe(seconds);
    this.scored.observe(comments);
  }

  /** Once for each commit. */
  onDecided(decided: readonly Decided[]): void {
    const counts = new Map<string, { action: string; source: string; count: number }>();
    for (const { action, source, seconds } of decided) {
      const key = `${action} ${source}`;
      const counted = counts.get(key) ?? { action, source, count: 0 };
      counted.count += 1;
      counts.set(key, counted);
      if (seconds !== undefined) {
        this.latency.observe(seconds);
      }
    }
    counts.forEach(({ count, ...labels }) => this.decisions.inc(labels, count));
  }
}
