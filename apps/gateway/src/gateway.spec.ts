import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { KEY_SCOPES } from '@palaver/contracts';
import { type Ingest, type IngestItem, type IngestOutcome, StoreUnavailableError } from '@palaver/persistence';
import { createHttp, createLogger } from '@palaver/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Authenticator } from './authenticator.js';
import { Evaluations } from './evaluations.js';
import { GatewayModule } from './gateway.module.js';
import { EntryProblems } from './intake/entry-problems.js';
import { EventIntake } from './intake/event-intake.js';
import { WaitedDecisions } from './intake/waited-decisions.js';
import { ApiDocument } from './openapi/api-document.js';
import { CommentReads } from './reads/comment-reads.js';

/** Stores nothing; `fail` decides which items end in an error. */
class MemoryIngest implements Ingest {
  items: IngestItem[] = [];
  fail: (item: IngestItem) => Error | undefined = () => undefined;

  async submit(item: IngestItem): Promise<IngestOutcome> {
    this.items.push(item);
    const error = this.fail(item);
    if (error) {
      throw error;
    }
    return Promise.resolve({ status: 'accepted' });
  }
}

const KEY = 'pk_live_abc';
const ingest = new MemoryIngest();
const logged: string[] = [];
const routes: string[] = [];
let app: NestFastifyApplication;

beforeAll(async () => {
  const logger = createLogger('test', 'info', { write: (line) => logged.push(line) });
  const directory = {
    key: (value: string) =>
      Promise.resolve(value === KEY ? { siteId: 'news', keyId: 'k', test: false, scopes: [...KEY_SCOPES] } : undefined),
    secrets: () => [],
    site: () => undefined,
  };
  const parts = {
    decideNow: () => Promise.resolve(),
    giveBack: () => Promise.resolve(),
    find: () => Promise.resolve(undefined),
  };
  const url = 'https://palaver.example';
  const forSites = () => Promise.reject(new Error('a secret of the database'));
  const services = {
    authenticator: new Authenticator(directory),
    intake: new EventIntake(ingest, new WaitedDecisions(parts, logger), new EntryProblems(logger), url),
    reads: new CommentReads({ forSites }, directory, url),
    evaluations: new Evaluations(() => Promise.reject(new Error('not asked'))),
    document: new ApiDocument(url),
  };
  app = await createHttp(GatewayModule.with(services), {
    bodies: 'raw',
    logger,
    checks: { database: () => Promise.reject(new Error('away')) },
    prepare: (fastify) => {
      fastify.addHook('onRoute', (route) => {
        routes.push(...[route.method].flat().map((method) => `${method} ${route.url}`));
      });
    },
  });
});
afterAll(() => app.close());
beforeEach(() => {
  ingest.items = [];
  ingest.fail = () => undefined;
});

const event = (id: string, data: Record<string, unknown> = {}) => ({
  type: 'comment.created',
  id,
  timestamp: '2026-01-31T12:00:00Z',
  data: {
    id: `c-${id}`,
    article: { url: 'https://news.example/a' },
    author: { username: 'ann' },
    text: 'hello',
    ...data,
  },
});
const post = (payload: unknown, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/v1/events',
    payload: JSON.stringify(payload),
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json', ...headers },
  });

describe('the gateway', () => {
  it('describes every route it has, and no other, in its OpenAPI document', async () => {
    const { paths, openapi } = (await app.inject('/openapi.json')).json<{ openapi: string; paths: object }>();
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations as object).map(
        (method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      ),
    );
    const real = routes.filter((route) => !route.startsWith('HEAD '));
    // The health routes are set up before the hook that counts.
    expect(described.sort()).toEqual([...real, 'GET /healthz', 'GET /readyz'].sort());
    expect(openapi).toBe('3.1.0');
  });

  it('shows the document as a page that may run nothing and load nothing but its style', async () => {
    const { headers, body } = await app.inject('/docs');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self';/);
    expect(body).toContain('id="sendComment"');
    expect(body).not.toMatch(/<script|style=|src=|http-equiv/);
    const style = await app.inject('/docs/reference.css');
    expect([style.statusCode, style.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
  });

  it('drops e-mail and address before anything is stored', async () => {
    await post(event('e1', { author: { username: 'ann', email: 'ann@example.com', ip: '192.0.2.1' } }));
    expect(ingest.items).toMatchObject([
      { kind: 'create', commentId: 'c-e1', rev: 1, data: { author: { username: 'ann' } } },
    ]);
    expect(JSON.stringify(ingest.items)).not.toMatch(/example\.com"|192\.0/);
  });

  it('answers 503 with Retry-After for a whole batch when the store is away', async () => {
    ingest.fail = ({ eventId }) => (eventId === 'e2' ? new StoreUnavailableError('away') : undefined);
    const answer = await post([event('e1'), event('e2'), event('e3')]);
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toMatch(/^\d+$/);
    expect(answer.json()).toMatchObject({ type: '/problems/unavailable', status: 503 });
  });

  it('answers an unforeseen failure with an id that stands in the log, and tells nothing else', async () => {
    ingest.fail = () => new Error('a secret of the database');
    const answer = await post(event('e1'));
    expect(answer.statusCode).toBe(500);
    const id = /logged as ([0-9a-f-]{36})/.exec(answer.json<{ detail: string }>().detail)?.[1];
    expect(answer.body).not.toContain('secret');
    expect(logged.some((line) => line.includes(String(id)) && line.includes('a secret of the database'))).toBe(true);
  });

  it('in a batch keeps an unforeseen failure to its own event', async () => {
    ingest.fail = ({ eventId }) => (eventId === 'e2' ? new Error('broken') : undefined);
    const answer = await post([event('e1'), event('e2')]);
    expect(answer.json()).toMatchObject({
      data: [{ status: 'accepted' }, { status: 'invalid', error: { status: 500 } }],
    });
  });

  it('tells what of the data the store refused', async () => {
    ingest.fail = () => Object.assign(new Error('out of range'), { code: '22008' });
    expect((await post(event('e1'))).json()).toMatchObject({ status: 422, type: '/problems/not-storable' });
  });

  it('sends headers that keep a browser from doing anything with an answer', async () => {
    const { headers } = await post(event('e1'));
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
  });

  it('lives, and says that it cannot work', async () => {
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    const ready = await app.inject('/readyz');
    expect(ready.statusCode).toBe(503);
    expect(ready.json()).toEqual({ status: 'not ready', checks: { database: 'failed' } });
  });
});
