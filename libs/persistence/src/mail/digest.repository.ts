import { digestDay, preferencesSchema } from '@palaver/contracts';
import type { Database, Transaction } from '../database.js';
import { countOverdue, MOST_COUNTED } from '../review/count-waiting.js';
import { type DigestQueue } from './mail-row.js';
import { addMails } from './outbox.js';

const QUEUES_TOLD = 200;
const HOURS = 12;

interface Subscriber {
  personId: string;
  sites: string[];
  sections: string[] | null;
  settings: unknown;
  digestOn: string;
}

const SUBSCRIBERS = `
SELECT f.person_id AS "personId", p.sites, p.sections, f.settings, f.digest_on::text AS "digestOn"
FROM person_preference f JOIN person p ON p.id = f.person_id
WHERE f.settings -> 'digest' ->> 'daily' = 'true' AND p.disabled_at IS NULL AND f.digest_on < $1::date ORDER BY 1`;

const WAITS = `r.site_id = q.site_id AND r.queue = q.id AND r.closed_at IS NULL
    AND ($2::text[] IS NULL OR r.section = ANY ($2))`;

/** The order holds the first count to the queue's own index. */
export const COUNTS = `
SELECT q.site_id AS "siteId", q.id AS queue, n.open, o.overdue FROM review_queue q
CROSS JOIN LATERAL (SELECT count(*)::int AS open FROM (
  SELECT 1 FROM review_item r WHERE ${WAITS} ORDER BY r.rank LIMIT ${MOST_COUNTED}) x) n
CROSS JOIN LATERAL ${countOverdue(WAITS)} o
WHERE ('*' = ANY ($1::text[]) OR q.site_id = ANY ($1)) AND n.open > 0
ORDER BY q.site_id, q.position, q.id LIMIT ${QUEUES_TOLD}`;

/** What waits, told once a day to who wants to know. A day on which nothing waits is passed over. */
export class DigestRepository {
  constructor(private readonly db: Pick<Database, 'query' | 'transaction'>) {}

  async tellDue(now: Date): Promise<void> {
    const tomorrow = new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
    for (const subscriber of await this.db.query<Subscriber>(SUBSCRIBERS, [tomorrow])) {
      const day = digestDay(now, preferencesSchema.parse(subscriber.settings));
      if (day > subscriber.digestOn) {
        await this.db.transaction((tx) => tell(tx, subscriber, day));
      }
    }
  }
}

/** Of two workers at once, one finds the day done with. */
async function tell(tx: Transaction, { personId, digestOn, sites, sections }: Subscriber, day: string): Promise<void> {
  const mine = await tx.query(
    'UPDATE person_preference SET digest_on = $3 WHERE person_id = $1 AND digest_on = $2 RETURNING 1',
    [personId, digestOn, day],
  );
  const queues = mine.length > 0 ? await tx.query<DigestQueue>(COUNTS, [sites, sections]) : [];
  if (queues.length > 0) {
    await addMails(tx, [{ personId, content: { kind: 'digest', queues }, hours: HOURS }]);
  }
}
