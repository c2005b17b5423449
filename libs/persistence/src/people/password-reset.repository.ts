import { recordAudit } from '../admin/audit.js';
import type { Database } from '../database.js';
import { type Outbox } from '../mail/outbox.js';
import { newSecret } from '../secrets.js';
import { LINK_HOURS } from './password-link.js';
import { EVERYWHERE } from './person-audit.js';

const MOST_AN_HOUR = 3;

/**
 * Links that people ask for by mail. Earlier ones stay: a stranger who asks in somebody's name takes nothing from him.
 * An unknown address runs the same statements, with the same row in the audit log.
 */
export class PasswordResetRepository {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  async ask(email: string): Promise<void> {
    const hours = LINK_HOURS.reset;
    const { value, hash } = newSecret('link_');
    const { id, link } = this.outbox.sealed(value);
    const expiresAt = new Date(Date.now() + hours * 3_600_000).toISOString();
    const content = JSON.stringify({ kind: 'reset', expiresAt });
    await this.db.forSites(EVERYWHERE, async (tx) => {
      const [asked] = await tx.query<{ personId: string }>(
        `WITH asking AS (
           SELECT p.id FROM person p WHERE p.email = lower($1) AND p.disabled_at IS NULL AND (
             SELECT count(*) FROM mail m
             WHERE m.person_id = p.id AND m.kind = 'reset' AND m.queued_at > now() - interval '1 hour') < ${MOST_AN_HOUR}
         ), made AS (
           INSERT INTO person_link (hash, person_id, expires_at) SELECT $2, id, now() + make_interval(hours => $3) FROM asking
         )
         INSERT INTO mail (id, person_id, kind, content, link, useful_until)
         SELECT $4, id, 'reset', $5, $6, now() + make_interval(hours => $3) FROM asking RETURNING person_id AS "personId"`,
        [email, hash, hours, id, content, link],
      );
      const subject = `person:${asked?.personId ?? 'unknown'}`;
      await recordAudit(tx, { siteId: '*', actor: 'nobody', action: 'person.reset', subject, content: {} });
    });
  }
}
