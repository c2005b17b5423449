import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../apps/cli/src/stores/free-port.js';
import type { RunningApp } from '../support/apps.js';
import { documentedMetrics } from '../support/documented-metrics.js';
import { comment, created, envelope, GatewayHouse } from '../support/gateway-house.js';

type App = 'gateway' | 'worker' | 'admin';

let house: GatewayHouse;
const ports = {} as Record<App, number>;
let admin: RunningApp;

beforeAll(async () => {
  for (const app of ['gateway', 'worker', 'admin'] as const) {
    ports[app] = await freePort();
  }
  house = await GatewayHouse.open({ METRICS_PORT: String(ports.gateway) });
  admin = await house.start('admin', { METRICS_PORT: String(ports.admin) });
});
afterAll(() => house.close());

async function scrape(app: App): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${ports[app]}/metrics`);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  return answer.text();
}

/** The value of one series; undefined when it is not there. */
function valueOf(text: string, series: string): number | undefined {
  const line = text.split('\n').find((line) => line.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

const readiness = async (app: RunningApp) => (await fetch(`${app.url}/readyz`)).json() as Promise<{ status: string }>;

async function until<T>(read: () => Promise<T>, fits: (value: T) => boolean): Promise<T> {
  for (let left = 200; ; left -= 1) {
    const value = await read();
    if (fits(value) || left === 0) {
      return value;
    }
    await pause(100);
  }
}

describe('without a worker', () => {
  it('gateway and admin work and say that nobody decides', async () => {
    expect(await readiness(house.gateway)).toEqual({
      status: 'degraded',
      checks: { database: 'ok', queue: 'ok', workers: 'failed' },
    });
    expect(await readiness(admin)).toMatchObject({ status: 'degraded', checks: { workers: 'failed' } });
  });

  it('the age of the oldest pending work counts what is put off', async () => {
    expect((await house.post('/v1/events', created({ text: 'palaver:slow' }))).status).toBe(202);
    await pause(1200);
    const text = await until(
      () => scrape('admin'),
      (text) => (valueOf(text, 'palaver_work_pending') ?? 0) > 0,
    );
    expect(valueOf(text, 'palaver_work_oldest_seconds')).toBeGreaterThan(1);
    expect(valueOf(text, 'palaver_work_overdue_seconds')).toBe(0);
    expect(valueOf(text, 'palaver_workers')).toBe(0);
  });
});

describe('with a worker', () => {
  it('everybody is ready, and what happened is counted where it happened', async () => {
    const worker = await house.start('worker', { METRICS_PORT: String(ports.worker) });
    expect(
      await until(
        () => readiness(house.gateway),
        ({ status }) => status === 'ready',
      ),
    ).toEqual({ status: 'ready', checks: { database: 'ok', queue: 'ok', workers: 'ok' } });
    expect(await readiness(worker)).toEqual({
      status: 'ready',
      checks: { database: 'ok', queue: 'ok', backlog: 'ok' },
    });

    const plain = created();
    await house.post('/v1/events', [plain, plain, created({ text: 'palaver:reject' }), created({ text: 1 })]);
    await house.post('/v1/comments', comment(), { prefer: 'wait=5' });
    const decide = { id: plain.data.id, action: 'reject', decidedAt: '2026-01-31T12:00:00Z' };
    await until(
      () => scrape('worker'),
      (text) => valueOf(text, 'palaver_decisions_total{action="reject",source="automatic"}') === 1,
    );
    await house.post('/v1/events', envelope('comment.decided', decide));
    await house.get('/v1/nothing/of/the/kind');

    const gateway = await scrape('gateway');
    const event = (type: string, status: string) =>
      valueOf(gateway, `palaver_ingest_events_total{type="${type}",status="${status}"}`);
    expect(event('comment.created', 'duplicate')).toBe(1);
    expect(event('comment.created', 'accepted')).toBe(4);
    expect(event('unknown', 'invalid')).toBe(1);
    expect(event('comment.decided', 'accepted')).toBe(1);
    expect(valueOf(gateway, 'palaver_decisions_total{action="reject",source="site"}')).toBe(1);
    expect(valueOf(gateway, 'palaver_decision_seconds_count')).toBe(1);
    expect(valueOf(gateway, 'palaver_http_requests_total{route="/v1/comments",method="POST",status="200"}')).toBe(1);
    expect(valueOf(gateway, 'palaver_http_requests_total{route="none",method="any",status="404"}')).toBe(1);
    expect(valueOf(gateway, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
    expect(gateway).toContain('nodejs_gc_duration_seconds');
    expect(gateway).not.toContain(plain.data.id);
  });

  it.each(['gateway', 'worker', 'admin'] as const)(
    'the %s exports what the documentation lists for it',
    async (app) => {
      const exported = [...(await scrape(app)).matchAll(/^# TYPE (palaver_\w+) (\w+)$/gm)].map(([, name, type]) => ({
        name,
        type,
      }));
      const listed = documentedMetrics().filter(({ apps }) => apps.includes(app));
      expect(exported).toHaveLength(listed.length);
      expect(exported).toEqual(expect.arrayContaining(listed.map(({ name, type }) => ({ name, type }))));
    },
  );

  it('serves nothing else on that port', async () => {
    for (const [path, method] of [
      ['/', 'GET'],
      ['/metrics', 'POST'],
      ['/v1/events', 'POST'],
    ]) {
      expect((await fetch(`http://127.0.0.1:${ports.gateway}${path}`, { method })).status).toBe(404);
    }
    expect((await fetch(`${house.gateway.url}/metrics`)).status).toBe(404);
  });
});

describe('request ids', () => {
  it('are given, or taken over where they can stand in a log', async () => {
    const answers = await Promise.all(
      [undefined, 'from-the-site-1', 'a b', `long${'x'.repeat(80)}`].map(async (id) => {
        const headers: Record<string, string> = id === undefined ? {} : { 'x-request-id': id };
        return (await fetch(`${house.gateway.url}/healthz`, { headers })).headers.get('x-request-id');
      }),
    );
    expect(answers[1]).toBe('from-the-site-1');
    expect([answers[0], answers[2], answers[3]]).toEqual(Array(3).fill(expect.stringMatching(/^[0-9a-f-]{36}$/)));
  });
});
