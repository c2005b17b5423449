import { describe, expect, it } from '@jest/globals';
import { createLogger } from '@palaver/platform';
import { countRequests } from '../../libs/platform/src/metrics/http-metrics.js';
import { AdminMetrics } from '../../apps/admin/src/metrics/admin-metrics.js';
import { GatewayMetrics } from '../../apps/gateway/src/metrics/gateway-metrics.js';
import { WorkerMetrics } from '../../apps/worker/src/metrics/worker-metrics.js';
import { documentedMetrics } from '../support/documented-metrics.js';

const away = { forSites: () => Promise.reject(new Error('away')) };
const all = {
  admin: new AdminMetrics(away, createLogger('test', 'silent')).all,
  gateway: new GatewayMetrics(() => 0).all,
  worker: new WorkerMetrics().all,
};
type Fastify = Parameters<typeof countRequests>[0];
Object.values(all).forEach((metrics) => countRequests({ addHook: () => undefined } as unknown as Fastify, metrics));

const exported = Object.entries(all).flatMap(([app, { registry }]) =>
  registry.getMetricsAsArray().map((metric) => {
    const { name, type, labelNames } = metric as unknown as { name: string; type: string; labelNames: string[] };
    return { app, name, type, labels: labelNames.join(', ') };
  }),
);
const sorted = <Row extends { app: string; name: string }>(rows: Row[]) =>
  rows.toSorted((a, b) => `${a.name} ${a.app}`.localeCompare(`${b.name} ${b.app}`));

describe('the table of metrics in docs/OPERATIONS.md', () => {
  it('is what the apps export, with types and labels', () => {
    const documented = documentedMetrics().flatMap(({ apps, ...metric }) => apps.map((app) => ({ app, ...metric })));
    expect(documented.length).toBeGreaterThan(30);
    expect(sorted(documented)).toEqual(sorted(exported));
  });

  it('names no label that could hold an id, an address or a site', () => {
    const labels = new Set(exported.flatMap((metric) => metric.labels.split(', ')));
    expect([...labels].sort()).toEqual([
      '',
      'action',
      'how',
      'limit',
      'method',
      'result',
      'route',
      'source',
      'status',
      'type',
    ]);
  });
});
