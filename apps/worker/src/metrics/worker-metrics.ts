import { type Counter, type Histogram, Metrics, ModerationMetrics, SECONDS, SIZES } from '@palaver/platform';

/** Everything a worker counts. */
export class WorkerMetrics {
  readonly all = new Metrics();
  readonly moderation = new ModerationMetrics(this.all);
  private readonly lists: Counter<'how'> = this.all.counter('lists_total', 'Lists of work, by how they were run.', [
    'how',
  ]);
  private readonly sizes: Histogram = this.all.histogram('list_comments', 'Comments in a list.', SIZES);
  private readonly alone: Counter = this.all.counter('list_retries_total', 'Comments of split lists, tried alone.');
  private readonly failures: Counter = this.all.counter('work_failures_total', 'Tries of single comments that failed.');
  private readonly quarantined: Counter = this.all.counter(
    'quarantined_total',
    'Comments handed to a person after failures.',
  );
  private readonly deliveries: Counter<'result'> = this.all.counter(
    'deliveries_total',
    'Tries of deliveries, by result.',
    ['result'],
  );
  private readonly deliverySeconds: Histogram = this.all.histogram(
    'delivery_seconds',
    'Time of one try of a delivery.',
    SECONDS,
  );

  onList(size: number, how: 'whole' | 'redelivered'): void {
    this.lists.inc({ how });
    this.sizes.observe(size);
  }

  onSplit(left: number): void {
    this.lists.inc({ how: 'split' });
    this.alone.inc(left);
  }

  onFailure(): void {
    this.failures.inc();
  }

  onQuarantine(): void {
    this.quarantined.inc();
  }

  onDelivery(result: string, seconds: number): void {
    this.deliveries.inc({ result: result.replaceAll(' ', '_') });
    this.deliverySeconds.observe(seconds);
  }
}
