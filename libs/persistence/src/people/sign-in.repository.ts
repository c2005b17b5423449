import { recordAudit } from '../admin/audit.js';
import type { Database } from '../database.js';
import { endAccess } from './person.repository.js';
import { EVERYWHERE, recordPerson } from './person-audit.js';
import { PERSON, type PersonRow } from './person-row.js';

/** What signing in is checked against. */
export interface Credentials extends PersonRow {
  /** PHC string; null before the first password. */
  password: string | null;
  /** The sealed secret, once it is confirmed. */
  totp: Buffer | null;
}

const CREDENTIALS = `${PERSON}, p.password, CASE WHEN p.totp_confirmed_at IS NOT NULL THEN p.totp END AS totp`;

/** Passwords, and what is written down of tries to sign in. */
export class SignInRepository {
  constructor(private readonly db: Database) {}

  async find(email: string): Promise<Credentials | undefined> {
    const [row] = await this.db.query<Credentials>(`SELECT ${CREDENTIALS} FROM person p WHERE p.email = lower($1)`, [
      email,
    ]);
    return row;
  }

  async ofPerson(id: string): Promise<Credentials | undefined> {
    const [row] = await this.db.query<Credentials>(`SELECT ${CREDENTIALS} FROM person p WHERE p.id = $1`, [id]);
    return row;
  }

  /** In the installation's chain, one row whoever it was: a known account takes no longer than an unknown one. */
  async refused(personId: string | undefined, reason: string): Promise<void> {
    const subject = `person:${personId ?? 'unknown'}`;
    await this.db.forSites(EVERYWHERE, (tx) =>
      recordAudit(tx, { siteId: '*', actor: 'nobody', action: 'session.refuse', subject, content: { reason } }),
    );
  }

  /** The same password at today's cost; unless it was changed meanwhile. */
  async rehash(id: string, old: string, password: string): Promise<void> {
    await this.db.query('UPDATE person SET password = $3 WHERE id = $1 AND password = $2', [id, old, password]);
  }

  /** Ends every session and link; false when the password was changed meanwhile. */
  async changePassword(id: string, old: string, password: string): Promise<boolean> {
    return this.db.forSites(EVERYWHERE, async (tx) => {
      const [person] = await tx.query<PersonRow>(
        `UPDATE person p SET password = $3 WHERE p.id = $1 AND p.password = $2 RETURNING ${PERSON}`,
        [id, old, password],
      );
      if (!person) {
        return false;
      }
      await endAccess(tx, id);
      await recordPerson(tx, person, 'person.password', `person:${id}`, { by: 'himself' });
      return true;
    });
  }
}
