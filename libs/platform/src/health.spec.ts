import { describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import { addHealthRoutes, checkAll } from './health.js';

const fine = () => Promise.resolve();
const away = () => Promise.reject(new Error('a secret of the database'));

describe('readiness', () => {
  it.each([
    [{ database: fine }, { workers: fine }, 'ready'],
    [{ database: fine }, { workers: away }, 'degraded'],
    [{ database: away }, { workers: fine }, 'not ready'],
    [{ database: away }, {}, 'not ready'],
    [{}, {}, 'ready'],
  ])('case %#', async (checks, hints, status) => {
    expect((await checkAll(checks, hints)).status).toBe(status);
  });

  it('is told by status and by name, never why; who asks meanwhile is told the same without another question', async () => {
    let asked = 0;
    const app = fastify();
    const database = () => {
      asked += 1;
      return asked === 1 ? away() : fine();
    };
    addHealthRoutes(app, { database }, { workers: away });
    const [first, second] = await Promise.all([app.inject('/readyz'), app.inject('/readyz')]);
    expect(first.statusCode).toBe(503);
    expect(first.json()).toEqual({ status: 'not ready', checks: { database: 'failed', workers: 'failed' } });
    expect(second.body).toBe(first.body);
    expect(asked).toBe(1);
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    await app.close();
  });
});
