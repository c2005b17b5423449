import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BatchJobRepository, type Database, openDatabase, SearchSweepRepository } from '@palaver/persistence';
import { untilBehindHorizon } from '../support/horizon.js';
import { AdminHouse } from './admin-house.js';

let house: AdminHouse;
let pipeline: Database;
let sweep: SearchSweepRepository;
let jobs: BatchJobRepository;
let desk: string;
let site = '';
let sites = 0;

beforeAll(async () => {
  house = await AdminHouse.open();
  pipeline = await openDatabase(house.database.url, { role: 'pipeline', max: 2 });
  sweep = new SearchSweepRepository(pipeline);
  jobs = new BatchJobRepository(pipeline);
  desk = await house.token('lead', ['*']);
});
afterAll(async () => {
  await pipeline.close();
  await house.close();
});
beforeEach(async () => {
  site = `site-${(sites += 1)}`;
  await house.site(site);
});

/** What a worker does: takes in what was decided, and carries out what that means for replies, until nothing is left. */
async function follow(): Promise<void> {
  for (let again = true; again;) {
    again = false;
    await untilBehindHorizon(house.database);
    for (const behind of await sweep.behind()) {
      while ((await sweep.takeIn(behind))?.isFull) {
        // the next page
      }
    }
    for (let job = await jobs.lease(); job; job = await jobs.lease()) {
      again = true;
      while ((await jobs.step(job)) === 'more') {
        // the next step
      }
    }
  }
}

/** Approved comments, each a reply to the one it is given with. */
async function comments(parents: Record<string, string | null>): Promise<void> {
  await house.database.query(
    `WITH n AS (SELECT key AS id, value AS parent FROM json_each_text($2::json)), c AS (
       INSERT INTO comment (site_id, id, head_rev, last_run, decision_version, decided_rev, decided_run, decided_action,
         decided_source, decided_at, author_key, article_key)
       SELECT $1, id, 1, 0, 1, 1, 0, 'approve', 'automatic', now(), 'id:a1', 'url:https://news.example/1' FROM n
     ), r AS (
       INSERT INTO revision (site_id, comment_id, rev, data) SELECT $1, id, 1, json_strip_nulls(json_build_object('text',
         'text of ' || id, 'parentId', parent, 'author', json_build_object('id', 'a1', 'username', 'Ann'),
         'article', json_build_object('url', 'https://news.example/1')))::text FROM n
     )
     INSERT INTO decision (site_id, comment_id, rev, run, version, action, source) SELECT $1, id, 1, 0, 1, 'approve', 'automatic' FROM n`,
    [site, JSON.stringify(parents)],
  );
}

const setting = (replies: string) =>
  house.database.query('UPDATE site SET rejected_replies = $2 WHERE id = $1', [site, replies]);

async function decide(comment: string, action: 'approve' | 'reject'): Promise<void> {
  const [row] = await house.database.query<{ etag: string }>(
    `SELECT head_rev || '.' || decision_version AS etag FROM comment WHERE site_id = $1 AND id = $2`,
    [site, comment],
  );
  const body = {
    siteId: site,
    action,
    entries: [{ comment, etag: row?.etag }],
    ...(action === 'reject' ? { reason: 'insult' } : {}),
  };
  const answer = await house.post('/v1/review/batches/selection', desk, body);
  expect(answer.body).toMatchObject({ data: [{ outcome: 'decided' }] });
}

/** Which comments are not shown. */
async function down(): Promise<string[]> {
  const rows = await house.database.query<{ id: string }>(
    `SELECT id FROM comment WHERE site_id = $1 AND decided_action <> 'approve' ORDER BY id`,
    [site],
  );
  return rows.map(({ id }) => id);
}

const TREE = { a: null, b: 'a', c: 'b', d: 'a', e: 'd', x: null, y: 'x' };

describe('replies of a rejected comment', () => {
  it('stay, where the site has said nothing', async () => {
    await comments(TREE);
    await follow();
    await decide('a', 'reject');
    await follow();
    expect(await down()).toEqual(['a']);
  });

  it('are hidden with it to any depth, and come back with it', async () => {
    await setting('hide');
    await comments(TREE);
    await follow();
    await decide('a', 'reject');
    await follow();
    expect(await down()).toEqual(['a', 'b', 'c', 'd', 'e']);
    await decide('a', 'approve');
    await follow();
    expect(await down()).toEqual([]);
    const [row] = await house.database.query(
      `SELECT count(*)::int AS versions FROM decision WHERE site_id = $1 AND comment_id = 'c'`,
      [site],
    );
    expect(row).toEqual({ versions: 3 });
  });

  it('come back when the rejection is undone', async () => {
    await setting('hide');
    await comments(TREE);
    await follow();
    await decide('x', 'reject');
    await follow();
    expect(await down()).toEqual(['x', 'y']);
    expect((await house.post('/v1/review/undo', desk, { siteId: site, comment: 'x' })).status).toBe(200);
    await follow();
    expect(await down()).toEqual([]);
  });

  it('stay down below another rejected one, and where they were rejected themselves', async () => {
    await setting('hide');
    await comments(TREE);
    await follow();
    await decide('b', 'reject');
    await decide('e', 'reject');
    await follow();
    expect(await down()).toEqual(['b', 'c', 'e']);
    await decide('a', 'reject');
    await follow();
    await decide('a', 'approve');
    await follow();
    expect(await down()).toEqual(['b', 'c', 'e']);
    await decide('b', 'approve');
    await follow();
    expect(await down()).toEqual(['e']);
  });

  it('that come later are hidden as well, with what stands below them; what a person shows since, stays', async () => {
    await setting('hide');
    await comments({ a: null });
    await follow();
    await decide('a', 'reject');
    await follow();
    await comments({ c: 'b' });
    await follow();
    await comments({ b: 'a' });
    await follow();
    expect(await down()).toEqual(['a', 'b', 'c']);
    await decide('b', 'approve');
    await follow();
    expect(await down()).toEqual(['a']);
    await comments({ d: 'a' });
    await follow();
    expect(await down()).toEqual(['a', 'd']);
  });

  it('in a circle are followed once', async () => {
    await setting('hide');
    await comments({ a: 'c', b: 'a', c: 'b', own: 'own' });
    await follow();
    await decide('a', 'reject');
    await decide('own', 'reject');
    await follow();
    expect(await down()).toEqual(['a', 'b', 'c', 'own']);
    await decide('a', 'approve');
    await follow();
    expect(await down()).toEqual(['own']);
  });

  it('a thousand deep are hidden and come back', async () => {
    await setting('hide');
    const ids = Array.from({ length: 1000 }, (_, n) => `t${n}`);
    await comments(Object.fromEntries(ids.map((id, n) => [id, n === 0 ? null : `t${n - 1}`])));
    await follow();
    await decide('t0', 'reject');
    await follow();
    expect(await down()).toHaveLength(1000);
    await decide('t0', 'approve');
    await follow();
    expect(await down()).toEqual([]);
  });

  it('wait for a person where the site has it so', async () => {
    await setting('review');
    await comments(TREE);
    await follow();
    await decide('a', 'reject');
    await follow();
    const items = await house.database.query<{ comment_id: string }>(
      `SELECT comment_id FROM review_item WHERE site_id = $1 AND closed_at IS NULL ORDER BY 1`,
      [site],
    );
    expect(items.map((item) => item.comment_id)).toEqual(['b', 'c', 'd', 'e']);
    await decide('a', 'approve');
    await follow();
    expect(await down()).toEqual([]);
    const open = await house.database.query(`SELECT 1 FROM review_item WHERE site_id = $1 AND closed_at IS NULL`, [
      site,
    ]);
    expect(open).toEqual([]);
  });
});
