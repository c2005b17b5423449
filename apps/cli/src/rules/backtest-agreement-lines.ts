import type { Agreement, BacktestReport, ReCount } from '@palaver/contracts';
import { columns } from './columns.js';
import { proportionText } from './proportion-text.js';

/** How often both rule sets agree with what people decided. */
export function agreementLines({ live, candidate }: BacktestReport): string[] {
  const row = (title: string, of: (side: ReCount) => Agreement, which: keyof Agreement) => [
    title,
    proportionText(of(live)[which]),
    proportionText(of(candidate)[which]),
  ];
  return [
    '',
    ...columns([
      ['of what people judged (95 % interval)', 'live', 'tried'],
      row('held: precision', ({ held }) => held, 'precision'),
      row('held: recall', ({ held }) => held, 'recall'),
      row('rejected: precision', ({ rejected }) => rejected, 'precision'),
      row('rejected: recall', ({ rejected }) => rejected, 'recall'),
    ]),
  ];
}
