import { type Metrics } from './metrics.js';

/** Counts requests that were refused, by the limit they met. */
export function rateLimitMetric(metrics: Metrics): (limit: string) => void {
  const refused = metrics.counter('rate_limited_total', 'Requests answered 429, by the limit they met.', ['limit']);
  return (limit) => refused.inc({ limit });
}
