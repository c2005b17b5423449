import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { created, GatewayHouse, type Reply, type SiteAccess } from '../support/gateway-house.js';

let house: GatewayHouse;
beforeAll(async () => {
  house = await GatewayHouse.open();
});
afterAll(() => house.close());

let sent = 0;

interface Signing {
  site?: string;
  secret?: string;
  id?: string;
  at?: number;
  body?: string;
  signature?: (right: string, digest: Buffer) => string;
}

const now = () => Math.floor(Date.now() / 1000);
const bytesOf = ({ webhookSecret }: SiteAccess) => webhookSecret.slice('whsec_'.length);

async function post({
  site = 'news',
  secret = bytesOf(house.news),
  id = `msg-${(sent += 1)}`,
  at = now(),
  body = JSON.stringify(created()),
  signature = (right) => right,
}: Signing = {}): Promise<Reply> {
  const digest = createHmac('sha256', Buffer.from(secret, 'base64')).update(`${id}.${at}.${body}`).digest();
  return house.request(`/v1/sites/${site}/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(at),
      'webhook-signature': signature(`v1,${digest.toString('base64')}`, digest),
    },
  });
}

describe('a signature (S11)', () => {
  it('that is right opens the site', async () => {
    expect((await post()).status).toBe(202);
  });

  it.each<[string, Signing['signature']]>([
    ['empty', () => ''],
    ['a version alone', () => 'v1,'],
    ['cut short', (right) => right.slice(0, -4)],
    ['one byte', () => 'v1,AA=='],
    ['with a byte more', (_, digest) => `v1,${Buffer.concat([digest, Buffer.of(0)]).toString('base64')}`],
    ['all zeros', () => `v1,${Buffer.alloc(32).toString('base64')}`],
    ['in hex', (_, digest) => `v1,${digest.toString('hex')}`],
    ['of an asymmetric version', (right) => right.replace('v1,', 'v1a,')],
    ['of another version', (right) => right.replace('v1,', 'v2,')],
    ['of no version', (right) => right.slice(3)],
    ['made with no key', (_, digest) => `v1,${createHmac('sha256', '').update(digest).digest('base64')}`],
    ['said to be of no algorithm', () => 'none,'],
    ['a thousand wrong ones', () => `v1,${'A'.repeat(43)}= `.repeat(100)],
    [
      'one bit off',
      (_, digest) => `v1,${Buffer.from(digest.map((byte, n) => (n === 31 ? byte ^ 1 : byte))).toString('base64')}`,
    ],
  ])('that is %s opens nothing', async (_what, signature) => {
    const { status, body } = await post({ signature });
    expect([status, (body as { type: string }).type]).toEqual([401, '/problems/bad-signature']);
  });

  it('of a site that does not exist is refused by the same words', async () => {
    const [wrong, unknown] = [await post({ secret: bytesOf(house.other) }), await post({ site: 'nonesuch' })];
    const said = ({ body }: Reply) => ({ ...(body as object), instance: undefined });
    expect(said(unknown)).toEqual(said(wrong));
    expect(unknown.status).toBe(401);
  });

  it('among others is found, first or last (S13)', async () => {
    const wrong = `v1,${Buffer.alloc(32, 7).toString('base64')}`;
    expect((await post({ signature: (right) => `${wrong} ${right}` })).status).toBe(202);
    expect((await post({ signature: (right) => `${right} v2,x ${wrong}` })).status).toBe(202);
  });
});

describe('what was sent before (S12)', () => {
  it.each([-301, -86_400, 301, 86_400])(
    'is refused when its time is %i seconds off, and told what time it is',
    async (off) => {
      const { status, body } = await post({ at: now() + off });
      expect(status).toBe(401);
      expect((body as { detail: string }).detail).toMatch(/\d{4}-\d\d-\d\dT/);
    },
  );

  it('is a duplicate under a fresh signature, and a conflict with another body', async () => {
    const event = created();
    const body = JSON.stringify(event);
    expect((await post({ body })).body).toMatchObject({ duplicate: false });
    expect(await post({ body })).toMatchObject({ status: 202, body: { duplicate: true } });
    const other = JSON.stringify({ ...event, data: { ...event.data, text: 'Something else.' } });
    expect((await post({ body: other })).status).toBe(409);
  });

  it('to another site is refused there', async () => {
    const body = JSON.stringify(created());
    expect((await post({ body })).status).toBe(202);
    expect((await post({ body, site: 'other' })).status).toBe(401);
    expect(await house.database.query(`SELECT 1 FROM ingest_event WHERE site_id = 'other'`)).toEqual([]);
  });

  it('is refused with any byte changed: body, id or time', async () => {
    const body = JSON.stringify(created());
    const [id, at] = ['msg-fixed', now()];
    const sign = (text: string) =>
      createHmac('sha256', Buffer.from(bytesOf(house.news), 'base64'))
        .update(text)
        .digest('base64');
    const signature = () => `v1,${sign(`${id}.${at}.${body}`)}`;
    expect((await post({ id, at, body: body.replace('dredging', 'Dredging'), signature })).status).toBe(401);
    expect((await post({ id: 'msg-other', at, body, signature })).status).toBe(401);
    expect((await post({ id, at: at + 1, body, signature })).status).toBe(401);
    expect((await post({ id, at, body, signature })).status).toBe(202);
  });
});
