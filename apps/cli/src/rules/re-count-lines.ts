import type { ReCount } from '@palaver/contracts';
import { columns } from './columns.js';

type Counts = Omit<ReCount, 'rules'>;

/** What two rule sets send where, side by side. */
export function reCountLines(live: Counts, tried: Counts): string[] {
  const percent = (share: number | null) => (share === null ? '-' : `${(share * 100).toFixed(2)} %`);
  const row = (action: 'approve' | 'review' | 'reject') => [
    action,
    `${percent(live.shares[action])}, ${live[action]}`,
    `${percent(tried.shares[action])}, ${tried[action]}`,
  ];
  return columns([
    ['', 'live', 'tried'],
    row('approve'),
    row('review'),
    row('reject'),
    ['review minutes per 1,000', live.reviewMinutesPer1000.toFixed(1), tried.reviewMinutesPer1000.toFixed(1)],
  ]);
}
