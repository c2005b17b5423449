import { count, type Column, duration } from './column.js';
import { Figure } from './figure.js';
import { NameBars } from './name-bars.js';
import { type PartProps } from './part-props.js';
import { type Series } from './series.js';
import { type Line } from './statistic-query.js';

const SERIES: readonly Series[] = [
  { key: 'delivered', color: 'good' },
  { key: 'due', color: 'waits' },
  { key: 'dead', color: 'bad' },
];

/** How the site's callbacks do. */
export function DeliveriesPart({ scope }: PartProps) {
  const columns: Column<Line<'deliveries'>>[] = [
    { name: 'url', show: ({ url }) => <bdi dir="ltr">{url}</bdi> },
    count('delivered', ({ delivered }) => delivered),
    count('due', ({ due }) => due),
    count('dead', ({ dead }) => dead),
    count('failures', ({ failures }) => failures),
    duration('p50', ({ p50Seconds }) => p50Seconds),
    duration('p95', ({ p95Seconds }) => p95Seconds),
  ];
  return (
    <Figure
      name="deliveries"
      scope={scope}
      columns={columns}
      chart={(lines) => (
        <NameBars
          series={SERIES}
          rows={lines.map(({ endpointId, url, delivered, due, dead }) => ({
            id: endpointId,
            name: <bdi dir="ltr">{url}</bdi>,
            values: { delivered, due, dead },
          }))}
        />
      )}
    />
  );
}
