import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdminHouse } from '../e2e/admin-house.js';
import { routesOf } from './routes.js';

let house: AdminHouse;
let admin: string;
beforeAll(async () => {
  house = await AdminHouse.open({ LOG_LEVEL: 'debug' });
  await house.site('ours');
  admin = await house.token('admin', ['*']);
});
afterAll(() => house.close());

const SQL = [
  `' OR '1'='1`,
  `'; DROP TABLE comment; --`,
  `1; SELECT pg_sleep(9)`,
  `ours' UNION SELECT hash FROM api_token --`,
  `id DESC, (SELECT 1)`,
  `$1`,
  `\\'; --`,
  `%27%20OR%201=1`,
  '\u0000',
  '\ud83d\ude00',
];

describe('words of SQL (S14)', () => {
  it('in any part of any address are only words: nothing is 500, nothing is gone', async () => {
    const tables = `SELECT count(*) AS n FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace`;
    const before = await house.database.query(tables);
    const routes = (await routesOf(house.admin.url)).filter(({ method }) => method === 'GET');
    const seen = new Set<number>();
    for (const { path, query } of routes) {
      for (const word of SQL) {
        const text = encodeURIComponent(word);
        const address = path.replace(/\{\w+\}/g, text);
        const asked = query.map((name) => `${name}=${text}`);
        for (const search of asked.length > 0 ? [...asked, asked.join('&')] : ['']) {
          const { status } = await house.api(`${address}?${search}`, { token: admin });
          expect([path, search, status < 500]).toEqual([path, search, true]);
          seen.add(status);
        }
      }
    }
    expect(await house.database.query(tables)).toEqual(before);
    expect([...seen].sort()).toEqual(expect.arrayContaining([400, 404]));
  });

  it('cannot choose an order: there is no parameter for one', async () => {
    for (const name of ['sort', 'order', 'orderBy', 'order_by']) {
      expect((await house.api(`/v1/sites?${name}=id`, { token: admin })).status).toBe(400);
    }
  });
});

describe('the log (S14)', () => {
  it('has one JSON object on each line, whatever is in names, addresses and headers', async () => {
    const forged = 'x\r\n{"level":30,"msg":"forged"}\n\u001b[31mred\u001b[0m';
    const name = forged.slice(0, 100);
    await house.post('/v1/sites', admin, { id: 'logged', name });
    await house.post('/v1/tokens', admin, { name, role: 'analyst', sites: ['logged'] });
    await house.api(`/v1/sites/${encodeURIComponent(forged)}`, { token: admin });
    await house.api(`/v1/audit?subject=${encodeURIComponent(forged)}`, { token: admin });
    await house.api('/v1/sites', {
      token: admin,
      headers: { 'user-agent': 'a {"level":60} b', 'x-forwarded-for': '1.2.3.4, "x"' },
    });
    await house.database.query('ALTER TABLE site_secret RENAME TO site_secret_away');
    const failed = await house.api(`/v1/sites/logged/secrets?x=${encodeURIComponent(forged)}`, { token: admin });
    await house.database.query('ALTER TABLE site_secret_away RENAME TO site_secret');
    expect(failed.status).toBe(500);
    const lines = house.admin.log().trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) {
      expect(JSON.parse(line)).toMatchObject({ level: expect.anything() });
    }
    expect(house.admin.log()).not.toContain('\u001b');
    expect(lines.filter((line) => line.startsWith('{"level":30,"msg":"forged"}'))).toEqual([]);
  });
});

describe('a request with two lengths (S14)', () => {
  const HEAD = 'POST /v1/sites HTTP/1.1\r\nHost: admin\r\nContent-Type: application/json\r\n';
  const SECOND = 'GET /healthz HTTP/1.1\r\nHost: admin\r\n\r\n';

  async function raw(text: string): Promise<string> {
    const socket = connect(Number(new URL(house.admin.url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (bytes: Buffer) => (answer += bytes.toString()));
    socket.write(text);
    await new Promise((resolve) => socket.on('close', resolve).on('error', resolve));
    return answer;
  }

  it.each([
    [
      'Content-Length and Transfer-Encoding',
      `${HEAD}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${SECOND}`,
    ],
    [
      'Transfer-Encoding before Content-Length',
      `${HEAD}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n${SECOND}`,
    ],
    ['two lengths', `${HEAD}Content-Length: 2\r\nContent-Length: 5\r\n\r\n{}${SECOND}`],
    ['a length with a sign', `${HEAD}Content-Length: +2\r\n\r\n{}${SECOND}`],
    ['a length that is no number', `${HEAD}Content-Length: 2x\r\n\r\n{}${SECOND}`],
    ['an encoding that is not the last', `${HEAD}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${SECOND}`],
    ['a chunk of no length', `${HEAD}Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n${SECOND}`],
    ['a header name with a space', `${HEAD}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${SECOND}`],
  ])('%s is refused once, and what follows is not answered', async (_what, text) => {
    const answer = await raw(text);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer.match(/^HTTP\/1\.1 /gm)).toHaveLength(1);
    expect(answer).not.toContain('alive');
  });
});
