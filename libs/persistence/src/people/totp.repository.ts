import type { Database } from '../database.js';
import { EVERYWHERE, recordPerson } from './person-audit.js';
import { type Whose } from './person-row.js';

/** The second factor: a sealed secret, the last step it was used at, and codes for a lost phone. */
export class TotpRepository {
  constructor(private readonly db: Database) {}

  /** A secret that counts once it is confirmed; one that is confirmed already stays. False then. */
  async propose(personId: string, sealed: Buffer): Promise<boolean> {
    const rows = await this.db.query(
      'UPDATE person SET totp = $2 WHERE id = $1 AND totp_confirmed_at IS NULL RETURNING 1',
      [personId, sealed],
    );
    return rows.length > 0;
  }

  async proposed(personId: string): Promise<Buffer | undefined> {
    const [row] = await this.db.query<{ totp: Buffer | null }>(
      'SELECT totp FROM person WHERE id = $1 AND totp_confirmed_at IS NULL',
      [personId],
    );
    return row?.totp ?? undefined;
  }

  /** From now on signing in takes a code. False when this very secret is not waiting any more. */
  async confirm(person: Whose, sealed: Buffer, step: number, codeHashes: readonly Buffer[]): Promise<boolean> {
    return this.db.forSites(EVERYWHERE, async (tx) => {
      const rows = await tx.query(
        `UPDATE person SET totp_confirmed_at = now(), totp_step = $3
         WHERE id = $1 AND totp = $2 AND totp_confirmed_at IS NULL RETURNING 1`,
        [person.id, sealed, step],
      );
      if (rows.length === 0) {
        return false;
      }
      await tx.query('DELETE FROM person_recovery_code WHERE person_id = $1', [person.id]);
      await tx.query('INSERT INTO person_recovery_code (person_id, hash) SELECT $1, unnest($2::bytea[])', [
        person.id,
        codeHashes,
      ]);
      await recordPerson(tx, person, 'person.totp-on', `person:${person.id}`);
      return true;
    });
  }

  /** Each step counts once, and no earlier one after it. */
  async useStep(personId: string, step: number): Promise<boolean> {
    const rows = await this.db.query(
      'UPDATE person SET totp_step = $2 WHERE id = $1 AND totp_step < $2 AND totp_confirmed_at IS NOT NULL RETURNING 1',
      [personId, step],
    );
    return rows.length > 0;
  }

  /** Each recovery code counts once. */
  async useCode(person: Whose, hash: Buffer): Promise<boolean> {
    return this.db.forSites(EVERYWHERE, async (tx) => {
      const rows = await tx.query('DELETE FROM person_recovery_code WHERE person_id = $1 AND hash = $2 RETURNING 1', [
        person.id,
        hash,
      ]);
      if (rows.length > 0) {
        await recordPerson(tx, person, 'person.recovery-code', `person:${person.id}`);
      }
      return rows.length > 0;
    });
  }

  /** Signing in takes the password alone again. False where there was no second factor. */
  async remove(person: Whose, actor: string): Promise<boolean> {
    return this.db.forSites(EVERYWHERE, async (tx) => {
      const rows = await tx.query(
        `UPDATE person SET totp = NULL, totp_confirmed_at = NULL WHERE id = $1 AND totp IS NOT NULL RETURNING 1`,
        [person.id],
      );
      await tx.query('DELETE FROM person_recovery_code WHERE person_id = $1', [person.id]);
      if (rows.length > 0) {
        await recordPerson(tx, person, 'person.totp-off', actor);
      }
      return rows.length > 0;
    });
  }
}
