import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { OpenTelemetry } from './open-telemetry.js';
import { traceDecided } from './moderation-tracing.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = `00-${TRACE}-00f067aa0ba902b7-01`;

interface Sent {
  resourceSpans: {
    resource: { attributes: { key: string; value: { stringValue?: string } }[] };
    scopeSpans: { spans: { name: string; traceId: string; parentSpanId?: string; links?: unknown[] }[] }[];
  }[];
}

let collector: Server;
const sent: Sent[] = [];

beforeAll(async () => {
  collector = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      sent.push(JSON.parse(body) as Sent);
      response.end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
});
afterAll(() => {
  delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
  collector.close();
});

it('exports spans in the traces of their parents, and passes on what is not sampled without exporting it', async () => {
  const tracing = new OpenTelemetry('test');
  const request = tracing.start('request', { kind: 'server', parent: PARENT, links: [PARENT, 'no traceparent'] });
  expect(request.context).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
  const work = { siteId: 'news', commentId: 'c1', rev: 1, trace: request.context };
  const times = { loadedAt: 1000, scoredAt: 2000, committedAt: 3000 };
  traceDecided(tracing, [
    { action: 'approve', source: 'automatic', work, times },
    { action: 'approve', source: 'automatic', work: { ...work, trace: null }, times },
    { action: 'review', source: 'automatic' },
  ]);
  request.end({ attributes: { 'http.response.status_code': 202 } });
  const unsampled = tracing.start('unsampled', { parent: PARENT.replace(/01$/, '00') });
  expect(unsampled.context).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-00$`));
  unsampled.end();
  await tracing.close();

  const [{ resource, scopeSpans } = { resource: { attributes: [] }, scopeSpans: [] }] = sent.flatMap(
    ({ resourceSpans }) => resourceSpans,
  );
  expect(resource.attributes).toContainEqual({ key: 'service.name', value: { stringValue: 'palaver-test' } });
  const spans = scopeSpans.flatMap((scope) => scope.spans);
  expect(spans.map(({ name }) => name).sort()).toEqual(['commit', 'moderate', 'request', 'score']);
  expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([TRACE]));
  expect(spans.find(({ name }) => name === 'request')).toMatchObject({ parentSpanId: '00f067aa0ba902b7' });
  expect(spans.find(({ name }) => name === 'request')?.links).toHaveLength(1);
});
