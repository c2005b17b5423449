import type { Database, SiteTransaction } from '../database.js';
import { type Outbox } from '../mail/outbox.js';
import { hashSecret, newSecret } from '../secrets.js';
import { endAccess, addPerson } from './person.repository.js';
import { EVERYWHERE, recordPerson } from './person-audit.js';
import { LINK_HOURS } from './password-link.js';
import { type NewPerson, PERSON, type PersonRow, type Whose } from './person-row.js';

export interface NewLink {
  /** Shown once. */
  value: string;
  expiresAt: Date;
  /** Whether a mail takes it to him. */
  isMailed: boolean;
}

/** One-time links that set a password: invitations, resets, and the one that sets up the first person. */
export class PersonLinkRepository {
  /** @param outbox where a mail takes the link along; absent: it is handed over by hand */
  constructor(
    private readonly db: Database,
    private readonly outbox?: Outbox,
  ) {}

  /** For who has no password yet it lives a week, or else an hour. An earlier one ends. */
  async create(person: Whose & { hasPassword: boolean }, actor: string): Promise<NewLink> {
    const kind = person.hasPassword ? 'reset' : 'invitation';
    const hours = LINK_HOURS[kind];
    return this.db.forSites(EVERYWHERE, async (tx) => {
      await tx.query('DELETE FROM person_link WHERE person_id = $1 OR expires_at < now()', [person.id]);
      const link = await addLink(tx, person.id, hours);
      const content = { kind, expiresAt: link.expiresAt.toISOString() } as const;
      await this.outbox?.addLink(tx, link.value, { personId: person.id, content, hours });
      await recordPerson(tx, person, 'person.link', actor, { hours, isMailed: this.outbox !== undefined });
      return { ...link, isMailed: this.outbox !== undefined };
    });
  }

  /** Undefined once there is a person. An earlier one ends. */
  async createSetUp(hours: number): Promise<NewLink | undefined> {
    return this.db.forSites(EVERYWHERE, async (tx) => {
      await tx.query('DELETE FROM person_link WHERE person_id IS NULL');
      const [row] = await tx.query<{ there: boolean }>('SELECT EXISTS (SELECT FROM person) AS there');
      return row?.there ? undefined : addLink(tx, null, hours);
    });
  }

  /** Whose password this link sets; undefined for one that was used, is too old, or is none. */
  async personOf(value: string): Promise<PersonRow | undefined> {
    const [row] = await this.db.query<PersonRow>(
      `SELECT ${PERSON} FROM person_link l JOIN person p ON p.id = l.person_id
       WHERE l.hash = $1 AND l.expires_at > now() AND p.disabled_at IS NULL`,
      [hashSecret(value)],
    );
    return row;
  }

  async isSetUp(value: string): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT FROM person_link WHERE hash = $1 AND person_id IS NULL AND expires_at > now()
         AND NOT EXISTS (SELECT FROM person)`,
      [hashSecret(value)],
    );
    return rows.length > 0;
  }

  /** Sets the password of the link's person; his sessions end. False where the link is no more. */
  async setPassword(value: string, password: string): Promise<boolean> {
    return this.db.forSites(EVERYWHERE, async (tx) => {
      const id = await take(tx, value, false);
      const [person] = await tx.query<PersonRow>(
        `UPDATE person p SET password = $2 WHERE p.id = $1 AND p.disabled_at IS NULL RETURNING ${PERSON}`,
        [id, password],
      );
      if (!person) {
        return false;
      }
      await endAccess(tx, person.id);
      await recordPerson(tx, person, 'person.password', `person:${person.id}`, { by: 'link' });
      return true;
    });
  }

  /** The first person, made once however many ask at once. Undefined where the link is no more. */
  async setUp(value: string, person: NewPerson, password: string): Promise<PersonRow | undefined> {
    return this.db.forSites(EVERYWHERE, async (tx) => {
      await tx.query('LOCK TABLE person IN SHARE ROW EXCLUSIVE MODE');
      const [row] = await tx.query<{ there: boolean }>('SELECT EXISTS (SELECT FROM person) AS there');
      if (row?.there || (await take(tx, value, true)) === undefined) {
        return undefined;
      }
      const made = await addPerson(tx, person, 'setup');
      await tx.query('UPDATE person SET password = $2 WHERE id = $1', [made.id, password]);
      return { ...made, hasPassword: true };
    });
  }
}

async function addLink(tx: SiteTransaction, personId: string | null, hours: number): Promise<NewLink> {
  const { value, hash } = newSecret('link_');
  const [row] = await tx.query<{ expiresAt: Date }>(
    `INSERT INTO person_link (hash, person_id, expires_at) VALUES ($1, $2, now() + make_interval(hours => $3))
     RETURNING expires_at AS "expiresAt"`,
    [hash, personId, hours],
  );
  return { value, expiresAt: (row as { expiresAt: Date }).expiresAt, isMailed: false };
}

/** @returns whose it was, null for the one that sets up, undefined for none */
async function take(tx: SiteTransaction, value: string, isSetUp: boolean): Promise<string | null | undefined> {
  const [row] = await tx.query<{ personId: string | null }>(
    `DELETE FROM person_link WHERE hash = $1 AND (person_id IS NULL) = $2 AND expires_at > now() RETURNING person_id AS "personId"`,
    [hashSecret(value), isSetUp],
  );
  return row?.personId;
}
