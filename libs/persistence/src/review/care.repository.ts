import type { Care } from '@palaver/contracts';
import { recordAudit } from '../admin/audit.js';
import type { Database } from '../database.js';
import type { ReviewReader } from './review-item-row.js';
import { BREAK } from './severe.js';

/** What callers have set for their own good. */
export class CareRepository {
  constructor(private readonly db: Pick<Database, 'forSites'>) {}

  async read({ id, sites }: ReviewReader): Promise<Care> {
    const [row] = await this.db.forSites(sites, (tx) =>
      tx.query<Care>('SELECT severe_in_a_row AS "severeInARow" FROM review_care WHERE caller = $1', [id]),
    );
    return row ?? { severeInARow: null };
  }

  /** From the next item on. */
  async set({ id, actor, sites }: ReviewReader, { severeInARow }: Care): Promise<void> {
    await this.db.forSites(sites, async (tx) => {
      await tx.query(
        `INSERT INTO review_care (caller, severe_in_a_row) VALUES ($1, $2)
         ON CONFLICT (caller) DO UPDATE SET severe_in_a_row = excluded.severe_in_a_row`,
        [id, severeInARow],
      );
      for (const siteId of sites) {
        await recordAudit(tx, { siteId, actor, action: 'care.change', subject: actor, content: { severeInARow } });
      }
    });
  }

  /** Until when severe items are held back from him; null when they are not. */
  async pausedUntil({ id, sites }: ReviewReader): Promise<Date | null> {
    const [row] = await this.db.forSites(sites, (tx) =>
      tx.query<{ until: Date }>(
        `SELECT severe_at + ${BREAK} AS until FROM review_care
         WHERE caller = $1 AND run >= severe_in_a_row AND severe_at > now() - ${BREAK}`,
        [id],
      ),
    );
    return row?.until ?? null;
  }
}
