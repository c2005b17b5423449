import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { liveCountsSchema, liveItemSchema } from '@palaver/contracts';
import { type RunningApp, startApp } from '../support/apps.js';
import { EventStream } from '../support/event-stream.js';
import { AdminHouse, MASTER_KEY } from './admin-house.js';

let house: AdminHouse;
let other: RunningApp;
let ours: string;
const open: EventStream[] = [];

beforeAll(async () => {
  house = await AdminHouse.open();
  other = await startApp('admin', { DATABASE_URL: house.database.url, PALAVER_MASTER_KEY: MASTER_KEY });
  await house.site('ours');
  await house.site('theirs');
  ours = await house.token('moderator', ['ours']);
});
afterEach(() => open.splice(0).forEach((stream) => stream.close()));
afterAll(async () => {
  await other.stop();
  await house.close();
});

async function listen(token = ours, lastEventId?: string, url = house.admin.url): Promise<EventStream> {
  const stream = await EventStream.open(url, token, lastEventId);
  open.push(stream);
  return stream;
}
const touch = (ids: string[], set: string) =>
  house.database.query(`UPDATE review_item SET ${set}, changed = pg_current_xact_id() WHERE comment_id = ANY ($1)`, [
    ids,
  ]);
const commentsOf = (stream: EventStream, ...names: string[]) =>
  stream.of(...names).map(({ data }) => String(data.commentId));

describe('GET /v1/live', () => {
  it('tells what is opened, claimed, released, changed and closed, with ids and no text', async () => {
    const stream = await listen();
    expect(stream.events).toMatchObject([{ event: 'ready', id: expect.stringMatching(/^\d+-0$/) }]);
    await house.waiting('ours', 2, 'a');
    await stream.until(() => stream.of('opened').length === 2);
    await touch(['a1'], `claim_owner = 'me', claim_until = now() + interval '5 minutes'`);
    await stream.until(() => stream.of('claimed').length === 1);
    expect(liveItemSchema.parse(stream.of('claimed')[0]?.data)).toMatchObject({ commentId: 'a1', claim: { by: 'me' } });
    await touch(['a1'], 'claim_owner = NULL, claim_until = NULL');
    await stream.until(() => stream.of('released').length === 1);
    await touch(['a2'], `queue = 'reported'`);
    await stream.until(() => stream.of('changed').length === 1);
    await touch(['a1'], `claim_owner = 'me', claim_until = now() + interval '5 minutes'`);
    await stream.until(() => stream.of('claimed').length === 2);
    await touch(['a1'], `queue = 'escalated', claim_owner = NULL, claim_until = NULL`);
    await stream.until(() => stream.of('changed').length === 2);
    expect(stream.of('released')).toHaveLength(1);
    await touch(['a1'], 'closed_at = now()');
    await stream.until(() => stream.of('closed').length === 1 && stream.of('counts').length === 4);
    const counts = stream.of('counts').map(({ data }) => liveCountsSchema.parse(data).queues);
    expect(counts[0]).toEqual({ new: 2 });
    expect(counts.at(-1)).toEqual({ reported: 1 });
    expect(JSON.stringify(stream.events)).not.toContain('text of');
  });

  it('tells of the own sites and sections alone', async () => {
    const [mine, sport] = await Promise.all([listen(), listen(await sectionToken('sport'))]);
    await house.waiting('theirs', 1, 'b');
    await house.waiting('ours', 3, 'b');
    await touch(['b2'], `section = 'sport'`);
    await touch(['b3'], `section = 'city'`);
    await mine.until(() => new Set(commentsOf(mine, 'opened', 'changed')).size === 3);
    await sport.until(() => commentsOf(sport, 'changed').length === 1);
    expect(mine.of('opened', 'changed').every(({ data }) => String(data.siteId) === 'ours')).toBe(true);
    expect(commentsOf(sport, 'opened', 'changed')).toEqual(['b2']);
    await sport.until(() => sport.of('counts').length > 0);
    expect(sport.of('counts').at(-1)?.data).toMatchObject({ queues: { new: 1 } });
  });

  it('misses nothing when its process is killed: another one goes on from Last-Event-ID', async () => {
    const first = await startApp('admin', { DATABASE_URL: house.database.url, PALAVER_MASTER_KEY: MASTER_KEY });
    const before = await listen(ours, undefined, first.url);
    await house.waiting('ours', 30, 'k');
    await before.until(() => before.of('opened').length > 0);
    await house.waiting('ours', 30, 'l');
    await first.kill();
    await house.waiting('ours', 700, 'm');
    await touch(['k1', 'l1', 'm1'], 'closed_at = now()');
    const after = await listen(ours, before.lastEventId, other.url);
    await house.waiting('ours', 1, 'n');
    await after.until(() => commentsOf(after, 'opened').includes('n1'));
    const seen = new Set([...commentsOf(before, 'opened'), ...commentsOf(after, 'opened', 'changed', 'closed')]);
    const all = await house.database.query<{ id: string }>(
      `SELECT comment_id AS id FROM review_item WHERE comment_id ~ '^[klmn]'`,
    );
    expect([...seen].filter((id) => /^[klmn]/.test(id)).sort()).toEqual(all.map(({ id }) => id).sort());
    expect(commentsOf(after, 'closed')).toEqual(expect.arrayContaining(['k1', 'l1', 'm1']));
    expect(commentsOf(after, 'opened').length).toBe(new Set(commentsOf(after, 'opened')).size);
  });

  it('waits for a transaction that began earlier and ends later, and misses nothing of it', async () => {
    const stream = await listen();
    const late = house.database.query(
      `DO $$ BEGIN
         INSERT INTO review_item (site_id, comment_id, rev, decision_version) VALUES ('ours', 'late', 1, 1);
         PERFORM pg_sleep(2);
       END $$`,
    );
    await house.waiting('ours', 1, 'early');
    await late;
    await stream.until(() => commentsOf(stream, 'opened').length === 2);
    expect(commentsOf(stream, 'opened').sort()).toEqual(['early1', 'late']);
  });

  it('says that too much was missed, and what it does not understand', async () => {
    const strange = await listen(ours, '9223372036854775807-0');
    await strange.until(() => strange.of('reset').length === 1);
    expect((await house.api('/v1/live', { token: ours, headers: { 'last-event-id': '12' } })).status).toBe(400);
  });

  it('ends with the token, and with the process', async () => {
    const token = await house.token('analyst', ['ours']);
    const [gone, stays] = [await listen(token), await listen(ours, undefined, other.url)];
    await house.database.query(`UPDATE api_token SET revoked_at = now() WHERE name = 'analyst of ours'`);
    await gone.until(() => gone.isClosed);
    expect(gone.of('end')).toMatchObject([{ data: { why: 'signed-out' } }]);
    expect(gone.comments).toBeGreaterThan(0);
    expect(await other.stop()).toBe(0);
    await stays.until(() => stays.isClosed);
    expect(stays.of('end')).toMatchObject([{ data: { why: 'stopping' } }]);
  });

  it('is for ten streams a caller, and for those who may read reviews', async () => {
    const token = await house.token('lead', ['ours']);
    for (let n = 0; n < 10; n += 1) {
      await listen(token);
    }
    expect((await EventStream.open(house.admin.url, token)).response.statusCode).toBe(429);
    open.splice(0).forEach((stream) => stream.close());
    expect((await house.api('/v1/live')).status).toBe(401);
  });
});

async function sectionToken(section: string): Promise<string> {
  const admin = await house.token('admin', ['*']);
  const body = { name: section, role: 'moderator', sites: ['ours'], sections: [section] };
  return String((await house.post('/v1/tokens', admin, body)).body.token);
}
