import { Metrics, ModerationMetrics, rateLimitMetric } from '@palaver/platform';
import { IngestMetrics } from './ingest-metrics.js';

/** Everything a gateway counts, beside its answers. */
export class GatewayMetrics {
  readonly all = new Metrics();
  readonly moderation = new ModerationMetrics(this.all);
  readonly onRateLimited = rateLimitMetric(this.all);
  readonly ingest = new IngestMetrics(this.all, (action) => this.moderation.onDecided([{ action, source: 'site' }]));

  /** @param waiting asked at each scrape: events that wait for their statement */
  constructor(waiting: () => number) {
    this.all.gauge('ingest_waiting_events', 'Events taken in and not stored yet, in this process.', waiting);
  }
}
