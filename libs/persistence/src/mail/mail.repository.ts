import { RETENTION } from '@palaver/contracts';
import { recordAudit } from '../admin/audit.js';
import type { Database } from '../database.js';
import { type ClaimedMail } from './mail-row.js';

/** Longer than one try takes with all its time-outs. */
const LEASE = `interval '2 minutes'`;
const FIRST_WAIT_SECONDS = 15;
const LONGEST_WAIT_SECONDS = 1800;
/** How long it is known what was sent to whom. */
const KEPT = `interval '${RETENTION.mails.days} days'`;
const FORGOTTEN_AT_ONCE = 1000;

export type MailEnd = 'sent' | 'dropped' | 'dead';

/** Mails that are due, each with one worker at a time; who is killed in between leaves it to the next one. */
export class MailRepository {
  constructor(private readonly db: Database) {}

  /** The next one that is due; undefined when none is. */
  async claim(): Promise<ClaimedMail | undefined> {
    const [mail] = await this.db.query<ClaimedMail>(
      `UPDATE mail m SET attempts = m.attempts + 1, next_try_at = now() + ${LEASE}
       FROM (SELECT id FROM mail WHERE state = 'due' AND next_try_at <= now() ORDER BY next_try_at LIMIT 1
         FOR UPDATE SKIP LOCKED) due, person p
       WHERE m.id = due.id AND p.id = m.person_id
       RETURNING m.id, m.person_id AS "personId", m.attempts, m.content, m.link, m.useful_until <= now() AS "isLate",
         p.email, p.name, p.sites, p.disabled_at IS NOT NULL AS "isDisabled"`,
    );
    return mail;
  }

  /** @param error a code; never what a server said, as that may quote the address */
  async failed({ id, attempts }: ClaimedMail, error: string): Promise<void> {
    const seconds = Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** (attempts - 1));
    await this.db.query(
      `UPDATE mail SET next_try_at = now() + make_interval(secs => $3), last_error = $4
       WHERE id = $1 AND attempts = $2 AND state = 'due'`,
      [id, attempts, seconds, error],
    );
  }

  /** What was given up stands in the audit log. */
  async end({ id, personId, attempts, content }: ClaimedMail, state: MailEnd, error: string | null): Promise<void> {
    await this.db.transaction(async (tx) => {
      const ended = await tx.query(
        `UPDATE mail SET state = $2, link = NULL, ended_at = now(), last_error = coalesce($3, last_error)
         WHERE id = $1 AND state = 'due' RETURNING 1`,
        [id, state, error],
      );
      if (ended.length > 0 && state === 'dead') {
        const told = { mail: content.kind, attempts, error };
        const event = { siteId: '*', actor: 'system', action: 'mail.give-up', subject: `person:${personId}` };
        await recordAudit(tx, { ...event, content: told });
      }
    });
  }

  /** How many were forgotten. */
  async forgetSome(): Promise<number> {
    const gone = await this.db.query(
      `DELETE FROM mail WHERE id IN (
         SELECT id FROM mail WHERE state <> 'due' AND queued_at < now() - ${KEPT} LIMIT ${FORGOTTEN_AT_ONCE})
       RETURNING 1`,
    );
    return gone.length;
  }
}
