import type { EndpointType, SanctionTold } from '@palaver/contracts';
import type { Transaction } from '../database.js';
import type { AuthorRow } from './author-row.js';
import type { SanctionRow } from './sanction-row.js';
import { readStanding } from './standing.js';

/**
 * Owes the site's endpoints a message about a sanction that was imposed or lifted just now, in the transaction of the act
 * and under the author's row lock, which numbers the messages without a gap.
 */
export async function tellSanction(
  tx: Transaction,
  type: Extract<EndpointType, 'author.sanctioned' | 'author.sanction_lifted'>,
  { key, siteId, sent }: Pick<AuthorRow, 'key' | 'siteId' | 'sent'>,
  row: SanctionRow,
): Promise<void> {
  const { standing, version } = await readStanding(tx, siteId, key);
  const told: SanctionTold = {
    siteId,
    author: { key, id: sent.id ?? null, username: sent.username ?? null },
    version,
    sanction: {
      id: row.id,
      kind: row.kind,
      reason: row.reason,
      message: row.message,
      since: row.since?.toISOString() ?? null,
      until: row.until?.toISOString() ?? null,
      liftedAt: row.liftedAt?.toISOString() ?? null,
    },
    standing,
  };
  await tx.query(
    `INSERT INTO delivery (site_id, endpoint_id, topic, subject_id, version, type, payload)
     SELECT e.site_id, e.id, 'sanction', $2, $3, $4, $5 FROM endpoint e JOIN site s ON s.id = e.site_id
     WHERE e.site_id = $1 AND e.enabled AND s.mode = 'live' AND $4 = ANY (e.types)`,
    [siteId, key, version, type, JSON.stringify(told)],
  );
}
