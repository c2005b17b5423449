import { RETENTION } from '@palaver/contracts';
import type { Database } from '../database.js';

const CHUNK = 2000;

/** Of each endpoint the oldest messages that have ended; by one walk along an index, which leaves nothing behind to walk past. */
const FORGET = {
  name: 'forget_deliveries',
  text: `
WITH old AS MATERIALIZED (
  SELECT d.* FROM endpoint e CROSS JOIN LATERAL (
    SELECT o.site_id, o.endpoint_id, o.topic, o.subject_id, o.version FROM delivery o
    WHERE o.site_id = e.site_id AND o.endpoint_id = e.id AND o.created_at < palaver_now() - interval '${RETENTION.deliveries.days} days'
      AND o.state NOT IN ('due', 'leased')
    ORDER BY o.created_at LIMIT ${CHUNK}
  ) d LIMIT ${CHUNK}
), gone AS (
  DELETE FROM delivery d USING old o
  WHERE (d.site_id, d.endpoint_id, d.topic, d.subject_id, d.version)
    = (o.site_id, o.endpoint_id, o.topic, o.subject_id, o.version) AND d.state NOT IN ('due', 'leased')
)
SELECT count(*)::int AS n FROM old`,
};

/** Keeps what was sent for seven days and drops it then, with secrets that have ended. */
export class DeliveryKeepingRepository {
  constructor(private readonly db: Database) {}

  /** Slices of tries for the days ahead, and those that are over. */
  async keepTries(): Promise<void> {
    await this.db.query('SELECT palaver_keep_deliveries()');
  }

  /** Forgets some messages; how many, which is none when all are young. */
  async forgetSome(): Promise<number> {
    const [forgotten] = await this.db.query<{ n: number }>(FORGET);
    return forgotten?.n ?? 0;
  }

  async eraseSecrets(): Promise<void> {
    await this.db.query(
      'UPDATE endpoint SET previous_sealed = NULL, previous_until = NULL WHERE previous_until <= palaver_now()',
    );
  }
}
