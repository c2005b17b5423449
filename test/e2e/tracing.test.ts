import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EndpointRepository, openDatabase } from '@palaver/persistence';
import { Sealer } from '@palaver/platform';
import { comment, created, GatewayHouse } from '../support/gateway-house.js';
import { OtlpReceiver, type ReceivedSpan } from '../support/otlp-receiver.js';

const run = promisify(execFile);
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';
const TEXT = 'canary-of-a-traced-text';

interface Call {
  comment: string;
  headers: IncomingHttpHeaders;
}

let collector: OtlpReceiver;
let site: Server;
let house: GatewayHouse;
const calls: Call[] = [];
const refused = new Set<string>();

beforeAll(async () => {
  collector = await OtlpReceiver.start();
  site = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { id } = (JSON.parse(body) as { data: { id: string } }).data;
      calls.push({ comment: id, headers: request.headers });
      response.writeHead(refused.delete(id) ? 503 : 204).end();
    });
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  const { port } = site.address() as AddressInfo;
  house = await GatewayHouse.open({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_BSP_SCHEDULE_DELAY: '200',
    CALLBACK_ALLOWED: `127.0.0.1:${port}`,
  });
  const db = await openDatabase(house.database.url, { role: 'app', max: 1 });
  const box = new Sealer(Buffer.from(String(house.settings.PALAVER_MASTER_KEY), 'hex'));
  const endpoint = { siteId: 'news', url: `http://127.0.0.1:${port}/`, types: ['comment.moderated'] };
  await new EndpointRepository(db, box).create(['news'], endpoint, 'test');
  await db.close();
});
afterAll(async () => {
  await house.close();
  site.close();
  collector.close();
});

const parentOf = (trace: string, span: string) => ({ traceparent: `00-${trace}-${span}-01` });
const inTrace = (trace: string) => collector.spans.filter(({ traceId }) => traceId === trace);
const named = (spans: readonly ReceivedSpan[], name: string) => spans.filter((span) => span.name === name);
const callOf = (id: string) => calls.filter((call) => call.comment === id);

async function untilCalled(id: string, times = 1): Promise<void> {
  for (let left = 300; left > 0 && callOf(id).length < times; left -= 1) {
    await pause(100);
  }
}

describe('traces', () => {
  it('one runs from the webhook through queue and worker to the callback, also when that fails at first', async () => {
    const event = created({ text: TEXT });
    refused.add(event.data.id);
    expect((await house.post('/v1/events', event, parentOf(TRACE, CALLER))).status).toBe(202);
    await house.start('worker');
    await untilCalled(event.data.id, 2);
    await collector.until(() => named(inTrace(TRACE), 'callback').length >= 2);

    const spans = inTrace(TRACE);
    const [request] = named(spans, 'POST /v1/events');
    expect(request).toMatchObject({ service: 'palaver-gateway', parentSpanId: CALLER, kind: 2 });
    expect(request?.attributes).toMatchObject({ 'http.route': '/v1/events', 'http.response.status_code': 202 });
    const [moderate] = named(spans, 'moderate');
    expect(moderate).toMatchObject({ service: 'palaver-worker', parentSpanId: request?.spanId });
    expect(moderate?.attributes).toMatchObject({ 'palaver.site': 'news', 'palaver.comment': event.data.id });
    for (const name of ['score', 'commit']) {
      expect(named(spans, name)).toEqual([expect.objectContaining({ parentSpanId: moderate?.spanId })]);
    }
    const callbacks = named(spans, 'callback');
    expect(callbacks.map(({ attributes }) => attributes['http.response.status_code'])).toEqual([503, 204]);
    expect(callbacks.every(({ parentSpanId }) => parentSpanId === request?.spanId)).toBe(true);
    expect(callOf(event.data.id).map(({ headers }) => headers.traceparent)).toEqual(
      callbacks.map(({ spanId }) => `00-${TRACE}-${spanId}-01`),
    );
  }, 120_000);

  it('a list of several requests is linked to each of them, and each comment stays in its own', async () => {
    const sent = Array.from({ length: 12 }, (_, n) => ({
      event: created(),
      trace: TRACE.slice(0, 30) + String(10 + n),
    }));
    await Promise.all(sent.map(({ event, trace }) => house.post('/v1/events', event, parentOf(trace, CALLER))));
    await Promise.all(sent.map(({ event }) => untilCalled(event.data.id)));
    const isWhole = ({ trace }: { trace: string }) => named(inTrace(trace), 'callback').length > 0;
    await collector.until(() => sent.every(isWhole));
    for (const { trace, event } of sent) {
      const spans = inTrace(trace);
      expect(named(spans, 'moderate').map(({ attributes }) => attributes['palaver.comment'])).toEqual([event.data.id]);
      expect(callOf(event.data.id)[0]?.headers.traceparent).toContain(trace);
      const [request] = named(spans, 'POST /v1/events');
      const rings = collector.spans.filter(({ links }) => links?.some(({ spanId }) => spanId === request?.spanId));
      expect(rings).toEqual([expect.objectContaining({ name: 'ring decide', kind: 4 })]);
      const ring = rings[0] as ReceivedSpan;
      expect(named(inTrace(ring.traceId), 'process decide')).toEqual([
        expect.objectContaining({ service: 'palaver-worker', parentSpanId: ring.spanId, kind: 5 }),
      ]);
    }
  }, 120_000);

  it('begin at the gateway where nobody began one, also for who waits', async () => {
    const waited = comment();
    expect((await house.post('/v1/comments', waited, { prefer: 'wait=5' })).status).toBe(200);
    await untilCalled(waited.id);
    const [, trace = ''] = String(callOf(waited.id)[0]?.headers.traceparent).split('-');
    await collector.until(() => named(inTrace(trace), 'callback').length > 0);
    expect(
      inTrace(trace)
        .map(({ service, name }) => `${service} ${name}`)
        .sort(),
    ).toEqual([
      'palaver-gateway POST /v1/comments',
      'palaver-gateway commit',
      'palaver-gateway moderate',
      'palaver-gateway score',
      'palaver-worker callback',
    ]);
  });

  it('of a caller who does not sample are passed on and not exported', async () => {
    const trace = TRACE.replace('4b', '5b');
    const event = created();
    await house.post('/v1/events', event, { traceparent: `00-${trace}-${CALLER}-00` });
    await untilCalled(event.data.id);
    await pause(500);
    expect(callOf(event.data.id)[0]?.headers.traceparent).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-00$`));
    expect(inTrace(trace)).toEqual([]);
  });

  it('hold nothing that a reader wrote or is called', () => {
    expect(collector.raw).not.toContain(TEXT);
    expect(collector.raw).not.toContain('tidewatcher');
    expect(collector.raw).toContain('palaver.comment');
  });
});

describe('without an exporter', () => {
  it('work and callbacks name no trace, whatever the caller sent', async () => {
    const trace = TRACE.replace('4b', '6b');
    const gateway = await house.start('gateway', { OTEL_EXPORTER_OTLP_ENDPOINT: '' });
    const event = created({ text: 'palaver:slow' });
    const answer = await fetch(`${gateway.url}/v1/events`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${house.news.testKey}`,
        'content-type': 'application/json',
        ...parentOf(trace, CALLER),
      },
      body: JSON.stringify(event),
    });
    expect(answer.status).toBe(202);
    const sql = 'SELECT trace FROM work WHERE comment_id = $1';
    expect(await house.database.query(sql, [event.data.id])).toEqual([{ trace: null }]);
    await pause(500);
    expect(inTrace(trace)).toEqual([]);
  });

  it.each([
    ['undefined', /^0$/],
    ['"http://127.0.0.1:9"', /^[1-9]/],
  ])('files of the SDK loaded where traces go to %s', async (tracesTo, count) => {
    const script = `
      import { createRequire } from 'node:module';
      import { startTracing } from './dist/libs/platform/src/index.js';
      await startTracing('test', { tracesTo: ${tracesTo} });
      const loaded = Object.keys(createRequire(import.meta.url).cache);
      console.log(loaded.filter((file) => /@opentelemetry.(sdk|exporter|otlp|core)/.test(file)).length);
      process.exit();`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
    expect(stdout.trim()).toMatch(count);
  });
});
