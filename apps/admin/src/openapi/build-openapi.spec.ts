import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { statisticSchemas } from '@palaver/contracts';
import { type Database } from '@palaver/persistence';
import { RuleSetChecker } from '@palaver/moderation';
import { CallbackGuard, createHttp, createLogger, Sealer } from '@palaver/platform';
import { buildOpenApi } from './build-openapi.js';
import { AdminModule } from '../admin.module.js';

interface Document {
  openapi: string;
  paths: Record<string, Record<string, { responses: object; requestBody?: object }>>;
}

let app: NestFastifyApplication;
const routes: string[] = [];

beforeAll(async () => {
  // No route reached here asks the database: one without a token is refused before.
  const db = {} as Database;
  const box = new Sealer(Buffer.alloc(32));
  const checker = new RuleSetChecker();
  const parts = {
    document: buildOpenApi(),
    db,
    box,
    guard: new CallbackGuard(),
    checker,
    publicUrl: 'https://p.example',
    adminUrl: 'https://a.example',
  };
  app = await createHttp(AdminModule.with(parts), {
    logger: createLogger('test', 'silent'),
    bodies: 'json',
    checks: {},
    prepare: (fastify) => {
      fastify.addHook('onRoute', ({ method, url }) => {
        for (const name of [method].flat()) {
          routes.push(`${name} ${url.replace(/:(\w+)/g, '{$1}')}`);
        }
      });
    },
  });
});
afterAll(() => app.close());

describe('/v1/schemas/rule-set', () => {
  it('is open to everybody and is what is shipped for editors', async () => {
    const { statusCode, headers, body } = await app.inject({ method: 'GET', url: '/v1/schemas/rule-set' });
    expect([statusCode, headers['content-type']]).toEqual([200, expect.stringContaining('application/schema+json')]);
    expect(JSON.parse(body)).toEqual(JSON.parse(readFileSync('packs/rule-set.schema.json', 'utf8')));
  });
});

/** Each statistic is an operation with an answer of its own; one route serves them. */
function operationsOf(route: string): string[] {
  return route === 'GET /v1/statistics/{name}'
    ? Object.keys(statisticSchemas).map((name) => `GET /v1/statistics/${name}`)
    : [route];
}

describe('/openapi.json', () => {
  it('is open to everybody and is OpenAPI 3.1', async () => {
    const { statusCode, body } = await app.inject({ method: 'GET', url: '/openapi.json' });
    expect(statusCode).toBe(200);
    expect((JSON.parse(body) as Document).openapi).toMatch(/^3\.1\./);
  });

  it('lists every route of the router and no other', async () => {
    const { body } = await app.inject({ method: 'GET', url: '/openapi.json' });
    const { paths } = JSON.parse(body) as Document;
    const listed = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = routes.filter((route) => !route.startsWith('HEAD ')).flatMap(operationsOf);
    expect(served.length).toBeGreaterThan(14);
    // The health routes are set up before the hook that counts.
    expect(listed.sort()).toEqual([...served, 'GET /healthz', 'GET /readyz'].sort());
  });

  it('says of every route that takes a body which fields it may refuse, and of deciding that it needs If-Match', async () => {
    const { body } = await app.inject({ method: 'GET', url: '/openapi.json' });
    const { paths } = JSON.parse(body) as Document;
    for (const operation of Object.values(paths).flatMap((methods) => Object.values(methods))) {
      expect('422' in operation.responses).toBe(operation.requestBody !== undefined);
    }
    expect(paths['/v1/review/items/{id}/decide']?.post).toMatchObject({
      parameters: [{ name: 'id' }, { name: 'If-Match', required: true, description: expect.any(String) }],
      responses: { 412: {}, 428: {} },
    });
  });
});
