import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CommentObject, KEY_SCOPES } from '@palaver/contracts';
import {
  type Database,
  openDatabase,
  SiteKeyRepository,
  SiteRepository,
  SiteSecretRepository,
} from '@palaver/persistence';
import { Sealer, signWebhook } from '@palaver/platform';
import { comment, created, GatewayHouse, type Reply } from '../support/gateway-house.js';

let house: GatewayHouse;
let db: Database;
let keys: SiteKeyRepository;
let box: Sealer;

beforeAll(async () => {
  house = await GatewayHouse.open();
  db = await openDatabase(house.database.url, { role: 'app', max: 2 });
  keys = new SiteKeyRepository(db);
  box = new Sealer(Buffer.from(house.settings.PALAVER_MASTER_KEY ?? '', 'hex'));
});
afterAll(async () => {
  await db.close();
  await house.close();
});

/** Asks until the answer is as wanted: every process reads sites and keys again within two seconds. */
async function until(ask: () => Promise<Reply>, wanted: (reply: Reply) => boolean): Promise<Reply> {
  for (;;) {
    const reply = await ask();
    if (wanted(reply)) {
      return reply;
    }
    await pause(50);
  }
}

const calls: Record<(typeof KEY_SCOPES)[number], ((key: string) => Promise<Reply>)[]> = {
  'comments:write': [
    (key) => house.post('/v1/comments', comment(), { authorization: `Bearer ${key}` }),
    (key) => house.post('/v1/events', created(), { authorization: `Bearer ${key}` }),
  ],
  'comments:read': [(key) => house.get('/v1/comments/none', key), (key) => house.get('/v1/decisions', key)],
  evaluations: [(key) => house.post('/v1/evaluations', comment(), { authorization: `Bearer ${key}` })],
};

describe('a key', () => {
  it.each(KEY_SCOPES)('for %s opens that and nothing else, and the refusal says what to change', async (scope) => {
    const { key } = await keys.create('news', { name: scope, scopes: [scope] }, 'test');
    for (const [of, asks] of Object.entries(calls)) {
      for (const ask of asks) {
        const { status, body } = await ask(key);
        expect([of, status]).toEqual([of, of === scope ? expect.any(Number) : 403]);
        expect(status === 403).toBe(of !== scope);
        if (of !== scope) {
          expect(body).toMatchObject({ type: '/problems/missing-scope', detail: expect.stringContaining(of) });
          expect(body).toMatchObject({ detail: expect.stringContaining(scope) });
        }
      }
    }
  });

  it('that was rotated works beside its successor, which has its name and scopes, until a day is over', async () => {
    const old = await keys.create('news', { name: 'cms', scopes: ['comments:read'] }, 'test');
    const fresh = await keys.rotate('news', old.id, 'test');
    expect(fresh).toMatchObject({ name: 'cms', scopes: ['comments:read'], test: false, expiresAt: null });
    for (const key of [old.key, fresh?.key ?? '']) {
      expect((await house.get('/v1/decisions', key)).status).toBe(200);
    }
    await house.database.query('UPDATE site_key SET expires_at = now() WHERE id = $1', [old.id]);
    await until(
      () => house.get('/v1/decisions', old.key),
      ({ status }) => status === 401,
    );
    expect((await house.get('/v1/decisions', fresh?.key)).status).toBe(200);
  });

  it('that ends, or is revoked, opens nothing', async () => {
    const ended = await keys.create('news', { name: 'brief', expiresAt: new Date(Date.now() - 1) }, 'test');
    expect((await house.get('/v1/decisions', ended.key)).status).toBe(401);
    const revoked = await keys.create('news', { name: 'lost' }, 'test');
    await until(
      () => house.get('/v1/decisions', revoked.key),
      ({ status }) => status === 200,
    );
    await keys.revoke('news', revoked.id, 'test');
    await until(
      () => house.get('/v1/decisions', revoked.key),
      ({ status }) => status === 401,
    );
  });
});

describe('what a site is set to', () => {
  it('acts in the gateway without a restart', async () => {
    const sent = comment({ text: 'palaver:review', language: 'xx' });
    const waited = await house.post('/v1/comments', sent, { prefer: 'wait=5' });
    expect(waited.body).toMatchObject({ show: false, author: { message: expect.stringContaining('moderator') } });
    const sites = new SiteRepository(db, box);
    await sites.change('news', { whileUndecided: 'show', languages: ['de'] }, () => true, 'test');
    const shown = await until(
      () => house.get(`/v1/comments/${sent.id}`),
      ({ body }) => (body as CommentObject).show,
    );
    // Nothing is told in a language nobody knows: then it is the site's.
    expect(shown.body).toMatchObject({ author: { message: expect.stringContaining('Moderation') } });
  });

  it('holds two secrets for a day after a rotation', async () => {
    const secrets = new SiteSecretRepository(db, box);
    const send = (secret: string) => {
      const body = JSON.stringify(created());
      const at = Math.floor(Date.now() / 1000);
      const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
      return house.request('/v1/sites/news/events', {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'webhook-id': `m-${at}`,
          'webhook-timestamp': String(at),
          'webhook-signature': signWebhook([key], `m-${at}`, at, body),
        },
      });
    };
    const { secret, id } = await secrets.rotate('news', 'test');
    await until(
      () => send(secret),
      ({ status }) => status === 202,
    );
    expect((await send(house.news.webhookSecret)).status).toBe(202);
    await house.database.query(`UPDATE site_secret SET expires_at = now() WHERE site_id = 'news' AND id <> $1`, [id]);
    await until(
      () => send(house.news.webhookSecret),
      ({ status }) => status === 401,
    );
    expect((await send(secret)).status).toBe(202);
  });
});
