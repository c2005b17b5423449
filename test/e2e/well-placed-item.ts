import { type TestDatabase } from '../support/database.js';

/** The item of a comment waits as one that much has happened to: somewhere else, with points, raised, asked about, skipped. */
export async function placeWell(database: TestDatabase, comment: string, queue = 'reported'): Promise<void> {
  const [item] = await database.query<{ id: string }>(
    `UPDATE review_item SET queue = $2, source = 'reports', section = 'Sport', severity = 25, report_points = 10,
       heat = 5, priority = 1040, horizon = 315360000, opened_at = now() - interval '3 hours', overdue_at = now(),
       skips = 2, not_for = '{token:asker}', kept_from = 'token:somebody', pinned = true
     WHERE comment_id = $1 AND closed_at IS NULL RETURNING id`,
    [comment, queue],
  );
  await database.query(
    `INSERT INTO review_opinion (site_id, item_id, caller, actor, action)
     SELECT site_id, id, 'token:asker', 'token:asker', 'approve' FROM review_item WHERE id = $1`,
    [item?.id],
  );
}

/** All of the open item of a comment but what changes with each touch, and what was said of it. */
export async function howItWaits(database: TestDatabase, comment: string): Promise<object | undefined> {
  const [row] = await database.query<{ item: object }>(
    `SELECT to_jsonb(r) - '{rev,decision_version,reason_code,changed,opened_in,claim_owner,claim_until}'::text[] || jsonb_build_object(
       'said', (SELECT json_agg(o.caller) FROM review_opinion o WHERE o.site_id = r.site_id AND o.item_id = r.id)) AS item
     FROM review_item r WHERE r.comment_id = $1 AND r.closed_at IS NULL`,
    [comment],
  );
  return row?.item;
}
