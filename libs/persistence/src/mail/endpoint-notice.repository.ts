import type { Database } from '../database.js';
import { addMails } from './outbox.js';
import { recipientsOf } from './recipients.js';

const PAGE = 50;
const HOURS = 24;

interface GivenUpEndpoint {
  siteId: string;
  id: string;
  url: string;
  reason: string | null;
  isOff: boolean;
}

const TAKE = `
UPDATE endpoint e SET noticed = e.disablings
FROM (SELECT site_id, id FROM endpoint WHERE noticed < disablings ORDER BY site_id, id LIMIT ${PAGE}
  FOR UPDATE SKIP LOCKED) due
WHERE e.site_id = due.site_id AND e.id = due.id
RETURNING e.site_id AS "siteId", e.id, e.url, e.disabled_reason AS reason,
  NOT e.enabled AND e.disabled_at > now() - interval '${HOURS} hours' AS "isOff"`;

/** Endpoints that were given up, and the mails that tell those who manage them: each giving up once. */
export class EndpointNoticeRepository {
  constructor(private readonly db: Pick<Database, 'transaction'>) {}

  async tellSome(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const endpoints = await tx.query<GivenUpEndpoint>(TAKE);
      for (const { siteId, id, url, reason } of endpoints.filter(({ isOff }) => isOff)) {
        const people = await recipientsOf(tx, siteId, 'endpoint');
        const content = { kind: 'notice', notice: 'endpoint', siteId, endpointId: id } as const;
        // Paths of callbacks may hold secrets.
        const told = { ...content, host: new URL(url).host, reason: reason ?? 'unknown' };
        await addMails(
          tx,
          people.map((person) => ({ personId: person.id, content: told, hours: HOURS })),
        );
      }
      return endpoints.length;
    });
  }
}
