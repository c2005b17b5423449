import { randomUUID } from 'node:crypto';
import { type AdminHouse } from '../e2e/admin-house.js';
import { adminBodies, type Route } from './routes.js';

/** What names no site and nothing of one: it tells of the caller's own sites, or is for everybody. */
export const OF_NO_SITE = new Set([
  'POST /v1/sites',
  'GET /v1/sites',
  'GET /v1/tokens',
  'GET /v1/review/claims',
  'GET /v1/live',
  'POST /v1/review/claims/heartbeat',
  'POST /v1/review/claims/release',
  'GET /v1/packs',
  'GET /v1/schemas/rule-set',
  'GET /v1/names',
  'GET /v1/people',
  'GET /v1/permissions',
  'GET /v1/retention',
  'GET /v1/me',
  'GET /v1/me/care',
  'PUT /v1/me/care',
  'GET /v1/me/sessions',
  'DELETE /v1/me/sessions',
  'POST /v1/me/password',
  'POST /v1/me/totp',
  'POST /v1/me/totp/confirm',
  'POST /v1/me/totp/remove',
  'POST /v1/setup',
  'POST /v1/passwords',
  'POST /v1/passwords/reset',
  'GET /v1/me/preferences',
  'PUT /v1/me/preferences',
  'POST /v1/session',
  'DELETE /v1/session',
]);

/** Names a site in its body and says by field that it is none of the caller's. */
export const BY_FIELD = new Set(['POST /v1/tokens', 'POST /v1/people']);

/** Something of a site for each kind of thing that has an address, by the first word of the address or the name of the part. */
export class SiteThings {
  private constructor(
    readonly siteId: string,
    private readonly things: Record<string, string | undefined>,
  ) {}

  /** @param admin a token that may make them */
  static async make(house: AdminHouse, siteId: string, admin: string): Promise<SiteThings> {
    const bodies = adminBodies(siteId);
    const made = async (path: string) => String((await house.post(path, admin, bodies[`POST ${path}`])).body.id);
    const idOf = async (sql: string, value: string) =>
      (await house.database.query<{ id: string }>(sql, [value]))[0]?.id;
    const batches = randomUUID();
    await house.database.query(
      `INSERT INTO batch (site_id, id, kind, state, target, cause, actor)
       VALUES ($2, $1, 'query', 'previewed', 'approve', '{}', 'x')`,
      [batches, siteId],
    );
    const tokens = await made('/v1/tokens');
    const person = await house.person('moderator', [siteId]);
    await house.session(person);
    const key = await house.post(`/v1/sites/${siteId}/keys`, admin, { name: 'k' });
    return new SiteThings(siteId, {
      review: await idOf('SELECT id FROM review_item WHERE site_id = $1', siteId),
      batches,
      endpoints: await made('/v1/endpoints'),
      imports: await made('/v1/imports'),
      tokenId: tokens,
      personId: person.id,
      sessionId: await idOf('SELECT id FROM person_session WHERE person_id = $1', person.id),
      keyId: String(key.body.id),
      secretId: await idOf('SELECT id FROM site_secret WHERE site_id = $1', siteId),
    });
  }

  /** Where a route is asked for something of the site; undefined where no case is made for it. */
  addressOf({ path, query, name }: Route): string | undefined {
    const kind = (path.includes('/batches/') ? 'batches' : path.split('/')[2]) ?? '';
    const ofSite = path.includes('/comments/') ? 'c1' : 'newsroom';
    const filled = path
      .replace('{siteId}', this.siteId)
      .replace('{id}', kind === 'sites' ? ofSite : (this.things[kind] ?? '?'))
      .replace('{key}', 'id:a1')
      .replace('{articleKey}', 'id:p1')
      .replace('{reporter}', 'u1')
      .replace('{queue}', 'new')
      .replace('{version}', '1')
      .replace('{delivery}', 'decision.1.c1')
      .replace('{backtest}', randomUUID())
      .replace(/\{(keyId|secretId|tokenId|personId|sessionId)\}/, (_, part: string) => this.things[part] ?? '?')
      .replace(/\/diff$/, name.startsWith('GET') ? '/diff?from=1&to=live' : '/diff')
      .replace(/\/lines$/, '/lines?from=1');
    if (path.includes('{')) {
      return filled.includes('{') || filled.includes('?/') ? undefined : filled;
    }
    const namesSite =
      query.includes('siteId') || 'siteId' in (adminBodies(this.siteId)[name] ?? {}) || BY_FIELD.has(name);
    return namesSite ? (query.includes('siteId') ? `${path}?siteId=${this.siteId}` : path) : undefined;
  }
}
