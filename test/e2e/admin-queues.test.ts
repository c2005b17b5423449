import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Role, reviewItemSchema } from '@palaver/contracts';
import { AdminHouse, type PersonOptions } from './admin-house.js';

interface Item {
  id: string;
  etag: string;
  queue: string;
  comment: { id: string };
  claim: { until: string; yours: boolean } | null;
}

let house: AdminHouse;
let lead: string;
let one: string;
let two: string;

/** A site of its own with so many items, and tokens for it. */
async function site(id: string, items: number): Promise<void> {
  await house.site(id);
  await house.waiting(id, items);
  lead = await house.token('lead', [id]);
  const moderator = async (name: string) => {
    const body = { name, role: 'moderator', sites: [id] };
    return String((await house.post('/v1/tokens', admin, body)).body.token);
  };
  one = await moderator(`one of ${id}`);
  two = await moderator(`two of ${id}`);
}
let admin: string;
beforeAll(async () => {
  house = await AdminHouse.open();
  admin = await house.token('admin', ['*']);
});
afterAll(() => house.close());

const next = async (token: string, body: object = {}) => {
  const answer = await house.post('/v1/review/next', token, body);
  expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
  return answer.body.data as unknown as Item[];
};
const act = (token: string, id: string, what: string, body: object = {}, headers: Record<string, string> = {}) =>
  house.post(`/v1/review/items/${id}/${what}`, token, body, headers);
const get = async (token: string, path: string) => (await house.api(path, { token })).body as unknown;
const audited = (action: string) =>
  house.database.query<{ actor: string }>('SELECT actor FROM audit WHERE action = $1', [action]);

describe('queues', () => {
  it('are there from the first moment, in the order they are asked', async () => {
    await site('ready', 0);
    const { data } = (await get(one, '/v1/sites/ready/queues')) as { data: { id: string; ready: boolean }[] };
    expect(data.map(({ id }) => id)).toEqual(['escalated', 'appeals', 'doubtful', 'reported', 'new-authors', 'new']);
    const answer = await house.api('/v1/sites/ready/queues/new', { token: lead });
    const headers = { 'if-match': answer.headers.get('etag') ?? '' };
    const gone = await house.api('/v1/sites/ready/queues/new', { method: 'DELETE', token: lead, headers });
    expect([gone.status, gone.body.type]).toEqual([409, '/problems/ready-queue']);
  });

  it('are made by leads, changed by who has seen them, and refused as a whole', async () => {
    await site('made', 0);
    const sport = { id: 'sport', name: 'Sport', rules: [{ sections: ['Sport'] }], position: 5 };
    expect((await house.post('/v1/sites/made/queues', one, sport)).status).toBe(403);
    const made = await house.post('/v1/sites/made/queues', lead, sport);
    expect(made.status).toBe(201);
    expect((await house.post('/v1/sites/made/queues', lead, sport)).status).toBe(409);
    const path = '/v1/sites/made/queues/sport';
    const etag = made.headers.get('etag') ?? '';
    const patch = (body: object, ifMatch = etag) =>
      house.api(path, { method: 'PATCH', token: lead, body, headers: { 'if-match': ifMatch } });
    const never = await patch({ slaMinutes: 5, overdue: 'approve', overdueReasons: ['spam', 'threat'] });
    expect([never.status, JSON.stringify(never.body.errors)]).toEqual([422, expect.stringContaining('threat')]);
    expect((await patch({ overdue: 'notify' })).status).toBe(422);
    expect((await patch({ roles: [] })).status).toBe(422);
    expect((await patch({ name: 'Football' })).body).toMatchObject({ name: 'Football', position: 5 });
    expect(await patch({ name: 'Again' })).toMatchObject({ status: 412, body: { queue: { name: 'Football' } } });
    expect((await house.api(path, { method: 'PATCH', token: lead, body: {} })).status).toBe(428);
    const rerouting = await house.database.query(`SELECT 1 FROM review_rerouting WHERE site_id = 'made'`);
    expect(rerouting).toHaveLength(1);
    expect([(await audited('queue.create')).length, (await audited('queue.change')).length]).toEqual([1, 1]);
    await house.waiting('made', 3);
    await house.database.query(`UPDATE review_item SET queue = 'sport' WHERE site_id = 'made'`);
    const fresh = (await house.api(path, { token: lead })).headers.get('etag') ?? '';
    const gone = await house.api(path, { method: 'DELETE', token: lead, headers: { 'if-match': fresh } });
    expect(gone.status).toBe(204);
    expect((await next(one, { limit: 5, queue: 'new' })).length).toBe(3);
  });

  it('are worked in by those they name, and counted from rows', async () => {
    await site('desk', 6);
    await house.database.query(
      `UPDATE review_item SET queue = 'escalated' WHERE site_id = 'desk' AND comment_id IN ('c1', 'c2')`,
    );
    await house.database.query(`UPDATE review_queue SET sla_minutes = 10 WHERE site_id = 'desk'`);
    await house.database.query(
      `UPDATE review_item SET opened_at = now() - interval '1 hour' WHERE site_id = 'desk' AND comment_id = 'c3'`,
    );
    expect(await next(one, { limit: 50 })).toHaveLength(4);
    const refused = await house.post('/v1/review/next', one, { queue: 'escalated' });
    expect([refused.status, refused.body.type]).toEqual([403, '/problems/not-your-queue']);
    expect((await house.post('/v1/review/next', one, { queue: 'nowhere' })).status).toBe(404);
    const { data } = (await get(one, '/v1/review/queues?siteId=desk')) as {
      data: { id: string; [field: string]: unknown }[];
    };
    const counts = Object.fromEntries<unknown[]>(
      data.map(({ id, yours, open, claimed, overdueItems }) => [id, [yours, open, claimed, overdueItems]]),
    );
    expect(counts).toMatchObject({ new: [true, 4, 4, 1], escalated: [false, 2, 0, 0] });
    expect((await next(lead, { limit: 50, queue: 'escalated' })).length).toBe(2);
    const [item] = (await listed(lead, 'queue=escalated')) as [Item];
    expect((await act(one, item.id, 'decide', { action: 'approve' }, { 'if-match': '"1.1"' })).status).toBe(403);
  });

  it('hide what they hide', async () => {
    await site('shy', 1);
    await house.database.query(
      `UPDATE review_queue SET hidden = '{approve,skip}' WHERE site_id = 'shy' AND id = 'new'`,
    );
    const [item] = (await next(one)) as [Item];
    const approve = await act(one, item.id, 'decide', { action: 'approve' }, { 'if-match': item.etag });
    expect([approve.status, approve.body.type]).toEqual([409, '/problems/hidden-action']);
    expect((await act(one, item.id, 'skip')).status).toBe(409);
    const reject = { action: 'reject', reason: 'spam' };
    expect((await act(one, item.id, 'decide', reject, { 'if-match': item.etag })).status).toBe(200);
  });
});

const listed = async (token: string, query: string) =>
  ((await get(token, `/v1/review/items?${query}`)) as { data: Item[] }).data;

describe('the list of items', () => {
  it('is in the order of next, page by page, and takes nothing', async () => {
    await site('list', 23);
    const seen: Item[] = [];
    let cursor = '';
    for (let page = 0; page < 10; page += 1) {
      const answer = (await get(one, `/v1/review/items?siteId=list&limit=5${cursor}`)) as {
        data: Item[];
        nextCursor: string | null;
      };
      seen.push(...answer.data);
      if (answer.nextCursor === null) {
        break;
      }
      cursor = `&cursor=${encodeURIComponent(answer.nextCursor)}`;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(23);
    expect(seen.every(({ claim }) => claim === null)).toBe(true);
    expect((await next(one, { limit: 23 })).map(({ id }) => id)).toEqual(seen.map(({ id }) => id));
    expect(await listed(two, 'siteId=list&state=free')).toEqual([]);
    expect((await listed(two, 'siteId=list&state=claimed')).length).toBe(23);
    expect(await listed(two, 'siteId=list&reason=scam')).toEqual([]);
    const [first] = seen as [Item];
    expect(
      reviewItemSchema.extend({ claim: reviewItemSchema.shape.claim.nullable() }).safeParse(first).error,
    ).toBeUndefined();
    await act(one, first.id, 'decide', { action: 'approve' }, { 'if-match': first.etag });
    expect((await listed(two, 'siteId=list&state=closed')).map(({ id }) => id)).toEqual([first.id]);
  });

  it('ends at the sections of the caller, as everything does', async () => {
    await site('parts', 4);
    await house.database.query(
      `UPDATE review_item SET section = CASE WHEN comment_id IN ('c1', 'c2') THEN 'Sport' ELSE 'Politics' END
       WHERE site_id = 'parts'`,
    );
    const body = { name: 'sports desk', role: 'moderator', sites: ['parts'], sections: ['Sport'] };
    const sport = String((await house.post('/v1/tokens', admin, body)).body.token);
    const all = await listed(one, 'siteId=parts');
    expect(all).toHaveLength(4);
    const own = await listed(sport, 'siteId=parts');
    expect(own.map(({ comment }) => comment.id).sort()).toEqual(['c1', 'c2']);
    const [foreign] = all.filter(({ comment }) => comment.id === 'c3') as [Item];
    expect((await house.api(`/v1/review/items/${foreign.id}`, { token: sport })).status).toBe(404);
    expect((await act(sport, foreign.id, 'claim')).status).toBe(404);
    expect((await act(sport, foreign.id, 'decide', { action: 'approve' }, { 'if-match': '"1.1"' })).status).toBe(404);
    expect((await next(sport, { limit: 50 })).map(({ comment }) => comment.id).sort()).toEqual(['c1', 'c2']);
    expect(await next(sport, { limit: 50 })).toEqual([]);
  });
});

describe('a claim', () => {
  it('is taken by name, kept, handed over and given back', async () => {
    await site('hands', 4);
    const [item] = (await listed(one, 'siteId=hands')) as [Item];
    expect((await act(one, item.id, 'claim')).body).toMatchObject({ claim: { yours: true } });
    expect((await act(one, item.id, 'claim')).status).toBe(200);
    expect((await act(two, item.id, 'claim')).status).toBe(409);
    expect((await act(two, item.id, 'heartbeat')).status).toBe(409);
    await house.database.query(`UPDATE review_item SET claim_until = now() + interval '5 seconds' WHERE id = $1`, [
      item.id,
    ]);
    const { until } = (await act(one, item.id, 'heartbeat')).body as unknown as { until: string };
    expect(Date.parse(until) - Date.now()).toBeGreaterThan(200_000);
    expect((await act(one, item.id, 'hand-over', { to: 'token:nobody' })).status).toBe(422);
    expect((await act(two, item.id, 'hand-over', { to: 'token:two of hands' })).status).toBe(409);
    const over = await act(one, item.id, 'hand-over', { to: 'token:two of hands' });
    expect([over.status, over.body.claim]).toEqual([200, expect.objectContaining({ yours: false })]);
    expect((await act(one, item.id, 'decide', { action: 'approve' }, { 'if-match': item.etag })).status).toBe(409);
    await next(two, { limit: 2 });
    const beats = await house.post('/v1/review/claims/heartbeat', two, {});
    expect((beats.body.data as unknown as unknown[]).length).toBe(3);
    const released = await house.post('/v1/review/claims/release', two, {});
    expect((released.body.released as unknown as unknown[]).length).toBe(3);
    expect((await next(one, { limit: 50 })).length).toBe(4);
    expect(await audited('review.hand-over')).toHaveLength(1);
  });

  it('goes to a person who signs in as well, if he can, sees it and works in its queue', async () => {
    await site('persons', 1);
    const [item] = (await next(one)) as [Item];
    const to = async (role: Role, sites: string[], more: PersonOptions = {}) => {
      const person = await house.person(role, sites, more);
      return { person, over: () => act(one, item.id, 'hand-over', { to: `person:${person.id}` }) };
    };
    const refused = [await to('analyst', ['persons']), await to('moderator', ['hands'])];
    refused.push(await to('moderator', ['persons'], { sections: ['Sport'] }));
    const [gone, invited] = [await to('moderator', ['persons']), await to('moderator', ['persons'])];
    await house.database.query('UPDATE person SET disabled_at = now() WHERE id = $1', [gone.person.id]);
    await house.database.query('UPDATE person SET password = NULL WHERE id = $1', [invited.person.id]);
    for (const { over } of [...refused, gone, invited]) {
      expect((await over()).status).toBe(422);
    }
    const { person, over } = await to('moderator', ['persons']);
    const { body } = await house.api(`/v1/review/items/${item.id}/colleagues`, { token: one });
    const actors = (body.data as unknown as { actor: string }[]).map(({ actor }) => actor);
    expect(actors.filter((actor) => actor.startsWith('person:'))).toEqual([`person:${person.id}`]);
    expect(actors).toContain('token:two of persons');
    expect(actors).not.toContain('token:one of persons');
    expect((await over()).status).toBe(200);
    const session = await house.session(person);
    const { data } = (await house.api('/v1/review/claims', { session })).body as unknown as { data: Item[] };
    expect(data).toMatchObject([{ id: item.id, claim: { yours: true } }]);
  });

  it('that is over cannot be kept', async () => {
    await site('late', 1);
    const [item] = (await next(one)) as [Item];
    await house.database.query(`UPDATE review_item SET claim_until = now() - interval '1 second' WHERE id = $1`, [
      item.id,
    ]);
    expect((await act(one, item.id, 'heartbeat')).status).toBe(409);
    expect((await next(two)).map(({ id }) => id)).toEqual([item.id]);
    expect((await act(one, item.id, 'claim')).status).toBe(409);
  });

  it('says who else looks', async () => {
    await site('looks', 1);
    const [item] = (await listed(one, '')) as [Item];
    expect((await act(one, item.id, 'viewing')).body).toEqual({ viewing: [] });
    expect((await act(two, item.id, 'viewing')).body).toEqual({ viewing: ['token:one of looks'] });
  });
});

describe('beside deciding,', () => {
  it('an item that is skipped is counted and left to others', async () => {
    await site('skips', 2);
    const [item] = (await next(one)) as [Item];
    expect((await act(one, item.id, 'skip')).status).toBe(204);
    expect((await next(one, { limit: 9 })).map(({ id }) => id)).not.toContain(item.id);
    expect(await next(two, { limit: 9 })).toEqual([expect.objectContaining({ id: item.id, skips: 1 })]);
    expect((await act(one, item.id, 'skip')).status).toBe(409);
  });

  it('a skip is known to who skipped, and taken back with its count', async () => {
    await site('unskips', 1);
    const [item] = (await next(one)) as [Item];
    expect((await act(one, item.id, 'skip')).status).toBe(204);
    const seen = async (by: typeof one) => (await house.api(`/v1/review/items/${item.id}`, { token: by })).body;
    expect(await seen(one)).toMatchObject({ skips: 1, skippedByYou: true });
    expect((await act(two, item.id, 'unskip')).body).toMatchObject({ skips: 1, skippedByYou: false });
    expect((await act(one, item.id, 'unskip')).body).toMatchObject({ skips: 0, skippedByYou: false });
    expect((await act(one, item.id, 'unskip')).body).toMatchObject({ skips: 0 });
    expect((await next(one)).map(({ id }) => id)).toEqual([item.id]);
    expect(await audited('review.unskip')).toHaveLength(1);
  });

  it("a second opinion is somebody else's, and both are kept", async () => {
    await site('second', 1);
    const [item] = (await next(one)) as [Item];
    const asked = await act(one, item.id, 'second-opinion', { action: 'reject', reason: 'insult', note: 'rude' });
    expect([asked.status, asked.body]).toEqual([
      200,
      expect.objectContaining({ secondOpinion: true, opinions: [], claim: null }),
    ]);
    expect(await next(one)).toEqual([]);
    expect((await act(one, item.id, 'claim')).status).toBe(409);
    expect((await act(one, item.id, 'decide', { action: 'approve' }, { 'if-match': item.etag })).status).toBe(409);
    const [again] = (await next(two)) as [Item];
    const decided = await act(two, again.id, 'decide', { action: 'approve' }, { 'if-match': again.etag });
    expect(decided.body.opinions).toEqual([
      expect.objectContaining({ by: 'token:one of second', action: 'reject', reason: 'insult' }),
      expect.objectContaining({ by: 'token:two of second', action: 'approve', reason: null }),
    ]);
  });

  it('what is escalated waits for leads', async () => {
    await site('up', 2);
    const [item] = (await next(one)) as [Item];
    expect((await act(one, item.id, 'escalate', { note: 'names a neighbour' })).body).toMatchObject({
      queue: 'escalated',
    });
    expect((await next(one, { limit: 9 })).map(({ id }) => id)).not.toContain(item.id);
    expect((await next(lead, { queue: 'escalated' })).map(({ id }) => id)).toEqual([item.id]);
    expect(await audited('review.escalate')).toEqual([{ actor: 'token:one of up' }]);
  });

  it('what is escalated is taken back by who did it or by leads, into the queue it came from', async () => {
    await site('down', 2);
    const [item] = (await next(one)) as [Item];
    expect((await act(one, item.id, 'de-escalate')).body).toMatchObject({ type: '/problems/not-escalated' });
    await act(one, item.id, 'escalate', { note: 'names a neighbour' });
    expect((await act(two, item.id, 'de-escalate')).body).toMatchObject({ type: '/problems/not-your-queue' });
    expect((await act(one, item.id, 'de-escalate')).body).toMatchObject({ id: item.id, queue: 'new', claim: null });
    expect((await next(one, { limit: 9 })).map(({ id }) => id)).toContain(item.id);
    await act(one, item.id, 'escalate');
    expect((await act(lead, item.id, 'claim')).status).toBe(200);
    expect((await act(one, item.id, 'de-escalate')).body).toMatchObject({ type: '/problems/claimed' });
    expect((await act(lead, item.id, 'de-escalate')).body).toMatchObject({ queue: 'new', claim: null });
    expect((await audited('review.de-escalate')).map(({ actor }) => actor).sort()).toEqual([
      'token:lead of down',
      'token:one of down',
    ]);
  });

  it('a decided comment is opened by hand, once', async () => {
    await site('by-hand', 1);
    const [item] = (await next(one)) as [Item];
    await act(one, item.id, 'decide', { action: 'approve' }, { 'if-match': item.etag });
    const opened = await house.post('/v1/review/items', two, { siteId: 'by-hand', commentId: 'c1' });
    expect([opened.status, opened.body]).toEqual([200, expect.objectContaining({ source: 'hand', etag: '"1.2"' })]);
    const again = await house.post('/v1/review/items', two, { siteId: 'by-hand', commentId: 'c1' });
    expect(again.body.id).toBe(opened.body.id);
    expect((await house.post('/v1/review/items', two, { siteId: 'by-hand', commentId: 'c9' })).status).toBe(404);
    const [hand] = (await next(two)) as [Item];
    expect(hand.id).toBe(opened.body.id);
    const reject = { action: 'reject', reason: 'spam' };
    expect((await act(two, hand.id, 'decide', reject, { 'if-match': hand.etag })).status).toBe(200);
    expect(await audited('review.open')).toHaveLength(1);
  });
});
