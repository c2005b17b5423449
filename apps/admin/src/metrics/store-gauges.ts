import { type StoreFigures } from '@palaver/persistence';
import { type Metrics } from '@palaver/platform';
import { type FreshFigures } from './fresh-figures.js';

/** In the order of what to look at first. */
const GAUGES: [name: string, figure: keyof StoreFigures, help: string][] = [
  [
    'work_oldest_seconds',
    'oldestWorkSeconds',
    'Age of the oldest pending work, put off and retrying ones included; 0 when there is none.',
  ],
  ['work_pending', 'pendingWork', 'Work that is to be decided.'],
  ['work_overdue_seconds', 'overdueSeconds', 'How long the most overdue work should have been taken up.'],
  ['work_quarantined', 'quarantinedWork', 'Work that failed too often and was handed to a person.'],
  ['deliveries_oldest_seconds', 'oldestDeliverySeconds', 'Age of the oldest message that a site is still owed.'],
  ['deliveries_open', 'openDeliveries', 'Messages that sites are owed, those waiting for their next try included.'],
  ['deliveries_due', 'dueDeliveries', 'Messages that could be sent now.'],
  ['reviews_oldest_seconds', 'oldestReviewSeconds', 'Age of the oldest comment that waits for a person.'],
  ['reviews_open', 'openReviews', 'Comments that wait for a person.'],
  ['endpoints_disabled', 'disabledEndpoints', 'Endpoints that are switched off.'],
  ['endpoints_breaker_open', 'openBreakers', 'Endpoints whose breaker is open: they are only probed.'],
  ['rules_braked', 'brakedRules', 'Rules that the brake has put into shadow.'],
  ['workers', 'workers', 'Workers that said within 20 seconds that they live.'],
];

/** What the tables say of the whole installation. The admin tells it alone, also while no worker lives. */
export function storeGauges(metrics: Metrics, figures: FreshFigures): void {
  metrics.gauge('stores_read', '1 when the figures of the stores could be read, or else 0.', async () =>
    (await figures.get()) ? 1 : 0,
  );
  for (const [name, figure, help] of GAUGES) {
    metrics.gauge(name, help, async () => (await figures.get())?.[figure]);
  }
}
