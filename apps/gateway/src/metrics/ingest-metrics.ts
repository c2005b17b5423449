import type { IngestItem, IngestOutcome } from '@palaver/persistence';
import { type Counter, type Histogram, type Metrics, SECONDS, SIZES } from '@palaver/platform';

const TYPES = {
  create: 'comment.created',
  update: 'comment.updated',
  delete: 'comment.deleted',
  vote: 'comment.voted',
  report: 'comment.reported',
  decide: 'comment.decided',
  author: 'author.updated',
  erase: 'author.erased',
  article: 'article.updated',
} satisfies Record<IngestItem['kind'], string>;

/** What came in and how it was stored. Counted once for each flush, so that a comment costs next to nothing. */
export class IngestMetrics {
  private readonly events: Counter<'type' | 'status'>;
  private readonly decisions: (action: string) => void;
  private readonly sizes: Histogram;
  private readonly seconds: Histogram;

  constructor(metrics: Metrics, onSiteDecision: (action: string) => void) {
    this.events = metrics.counter('ingest_events_total', 'Events of sites, by type and what became of them.', [
      'type',
      'status',
    ]);
    this.sizes = metrics.histogram('ingest_batch_events', 'Events stored by one statement.', SIZES);
    this.seconds = metrics.histogram('ingest_flush_seconds', 'Time to store one batch, retries included.', SECONDS);
    this.decisions = onSiteDecision;
  }

  onFlush(items: readonly IngestItem[], outcomes: readonly IngestOutcome[], seconds: number): void {
    this.sizes.observe(items.length);
    this.seconds.observe(seconds);
    const counts = new Map<string, { type: string; status: string; count: number }>();
    items.forEach((item, n) => {
      const { status, decided } = outcomes[n] as IngestOutcome;
      const key = `${item.kind} ${status}`;
      const counted = counts.get(key);
      if (counted) {
        counted.count += 1;
      } else {
        counts.set(key, { type: TYPES[item.kind], status, count: 1 });
      }
      if (decided && item.kind === 'decide') {
        this.decisions(item.action);
      }
    });
    counts.forEach(({ count, ...labels }) => this.events.inc(labels, count));
  }

  /** What could not be read as an event has no type. */
  onInvalid(): void {
    this.events.inc({ type: 'unknown', status: 'invalid' });
  }
}
