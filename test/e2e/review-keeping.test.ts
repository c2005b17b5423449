import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { routeAgain } from '@palaver/moderation';
import { OverdueRepository, ReviewRoutingRepository } from '@palaver/persistence';
import { createPipeline, type Pipeline, revision } from '../support/pipeline.js';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await createPipeline();
});
afterAll(() => pipeline.close());

beforeEach(async () => {
  await pipeline.database.query(`
    DELETE FROM review_item;
    DELETE FROM review_notice;
    DELETE FROM review_queue WHERE NOT ready`);
});

/** Comments that could not be scored and wait for a person. */
async function waiting(...ids: string[]): Promise<void> {
  for (const id of ids) {
    const { work } = await pipeline.ingest.submit(revision(id, 1));
    await pipeline.moderation.quarantine(work?.id ?? '');
  }
}

describe('open items, when queues have changed,', () => {
  it('go where they belong, but for those a person has put somewhere', async () => {
    await waiting('one', 'pinned', 'two');
    const items = () =>
      pipeline.database.query('SELECT comment_id AS comment, queue, direction FROM review_item ORDER BY comment_id');
    expect(await items()).toEqual(['one', 'pinned', 'two'].map((comment) => ({ comment, queue: 'new', direction: 1 })));
    await pipeline.database.query(`
      UPDATE review_item SET pinned = true WHERE comment_id = 'pinned';
      INSERT INTO review_queue (site_id, id, name, position, rules, ordering)
        VALUES ('news', 'broken', 'Broken', 1, '[{"reasons":["system_error"],"links":{"max":0}}]', 'newest');
      INSERT INTO review_rerouting (site_id, wanted_at) VALUES ('news', now() - interval '1 minute')`);
    const routing = new ReviewRoutingRepository(pipeline.db);
    let turns = 0;
    while (await routing.routeSome(1, routeAgain)) {
      turns += 1;
    }
    expect(turns).toBe(3);
    expect(await items()).toEqual([
      { comment: 'one', queue: 'broken', direction: -1 },
      { comment: 'pinned', queue: 'new', direction: 1 },
      { comment: 'two', queue: 'broken', direction: -1 },
    ]);
    expect(await pipeline.database.query('SELECT 1 FROM review_rerouting')).toEqual([]);
  });
});

describe('an item that waits longer than its queue allows', () => {
  const policy = (overdue: string, reasons: string[], minutes = 30) =>
    pipeline.database.query(
      `UPDATE review_queue SET sla_minutes = $2, overdue = $1, overdue_reasons = $3 WHERE site_id = 'news' AND id = 'new'`,
      [overdue, minutes, reasons],
    );
  const age = (minutes: number, ...ids: string[]) =>
    pipeline.database.query(
      `UPDATE review_item SET opened_at = now() - make_interval(mins => $1) WHERE comment_id = ANY ($2)`,
      [minutes, ids],
    );
  const act = () => new OverdueRepository(pipeline.db).act();
  const standing = (id: string) =>
    pipeline.database.query(`SELECT decided_action AS action, decided_source AS source FROM comment WHERE id = $1`, [
      id,
    ]);

  it('is told of once, and one in time is not', async () => {
    await waiting('late', 'early');
    await policy('notify', []);
    await age(31, 'late');
    expect([await act(), await act()]).toEqual([1, 0]);
    expect(await pipeline.database.query('SELECT queue, kind FROM review_notice')).toEqual([
      { queue: 'new', kind: 'overdue' },
    ]);
    expect(await standing('late')).toEqual([{ action: 'review', source: 'automatic' }]);
  });

  it('comes before all others when it is raised, and stays there when it is routed again', async () => {
    await waiting('young', 'raised');
    await policy('raise', []);
    await age(31, 'raised');
    await pipeline.database.query(`UPDATE review_item SET priority = 500 WHERE comment_id = 'young'`);
    await act();
    const first = () => pipeline.database.query('SELECT comment_id AS id FROM review_item ORDER BY rank LIMIT 1');
    expect(await first()).toEqual([{ id: 'raised' }]);
    await pipeline.database.query(
      `INSERT INTO review_rerouting (site_id, wanted_at) VALUES ('news', now() - interval '1 minute')`,
    );
    const routing = new ReviewRoutingRepository(pipeline.db);
    expect([await routing.routeSome(10, routeAgain), await routing.routeSome(10, routeAgain)]).toEqual([true, true]);
    expect(await first()).toEqual([{ id: 'raised' }]);
  });

  it('is decided by the policy where its reason is named and nobody has it in his hands, with a line in the audit log', async () => {
    await waiting('other', 'held', 'covered');
    await pipeline.database.query(`
      UPDATE review_item SET reason_code = 'spam' WHERE comment_id IN ('held', 'covered');
      UPDATE review_item SET claim_owner = 'x', claim_until = now() + interval '1 minute' WHERE comment_id = 'held'`);
    await policy('reject', ['spam']);
    await age(31, 'other', 'held', 'covered');
    expect(await act()).toBe(2);
    expect(await standing('covered')).toEqual([{ action: 'reject', source: 'policy' }]);
    expect(await standing('other')).toEqual([{ action: 'review', source: 'automatic' }]);
    expect(await standing('held')).toEqual([{ action: 'review', source: 'automatic' }]);
    expect(
      await pipeline.database.query(
        `SELECT actor, action, content ->> 'reason' AS reason FROM audit WHERE subject = 'comment:covered'`,
      ),
    ).toEqual([{ actor: 'policy:new', action: 'comment.decide', reason: 'spam' }]);
    const open = await pipeline.database.query('SELECT comment_id AS id FROM review_item WHERE closed_at IS NULL');
    expect(open).toHaveLength(2);
  });

  it('is never approved for a threat, whatever was written into the table', async () => {
    await expect(policy('approve', ['threat'])).rejects.toThrow(/check constraint/);
  });
});
