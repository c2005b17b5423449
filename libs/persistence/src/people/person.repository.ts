import { type Reach } from '@palaver/contracts';
import { behind, type PageOf } from '../admin/behind.js';
import type { Database, SiteTransaction } from '../database.js';
import { EVERYWHERE, recordPerson } from './person-audit.js';
import { IS_SEEN, type NewPerson, PERSON, type PersonRow, type PersonSettings } from './person-row.js';

/** Somebody with this address is there already. */
export class PersonExistsError extends Error {
  readonly code = 'person_exists';
}

export type PersonChange = { status: 'changed' | 'stale'; person: PersonRow } | { status: 'unknown' };

/** People who sign in, as those see them who manage them. */
export class PersonRepository {
  constructor(private readonly db: Database) {}

  /** @throws PersonExistsError */
  async create(person: NewPerson, actor: string): Promise<PersonRow> {
    return this.db.forSites(EVERYWHERE, (tx) => addPerson(tx, person, actor));
  }

  /** Those who see nothing beyond this, the oldest first. */
  async list({ sites, sections }: Reach, { after, limit }: PageOf): Promise<PersonRow[]> {
    return this.db.query<PersonRow>(
      `SELECT ${PERSON} FROM person p WHERE ${IS_SEEN} AND ${behind('person', '$3')}
       ORDER BY p.created_at, p.id LIMIT $4`,
      [sites, sections, after ?? null, limit],
    );
  }

  /** All who see one of these sites or did so last, by name alone. */
  async names(sites: readonly string[], { after, limit }: PageOf): Promise<Pick<PersonRow, 'id' | 'name'>[]> {
    return this.db.query(
      `SELECT p.id, p.name FROM person p
       WHERE ('*' = ANY ($1::text[]) OR p.sites && array_append($1::text[], '*')) AND ${behind('person', '$2')}
       ORDER BY p.created_at, p.id LIMIT $3`,
      [sites, after ?? null, limit],
    );
  }

  async find({ sites, sections }: Reach, id: string): Promise<PersonRow | undefined> {
    const [row] = await this.db.query<PersonRow>(`SELECT ${PERSON} FROM person p WHERE ${IS_SEEN} AND p.id = $3`, [
      sites,
      sections,
      id,
    ]);
    return row;
  }

  async findByEmail(email: string): Promise<PersonRow | undefined> {
    const [row] = await this.db.query<PersonRow>(`SELECT ${PERSON} FROM person p WHERE p.email = lower($1)`, [email]);
    return row;
  }

  async isAnybodyThere(): Promise<boolean> {
    const [row] = await this.db.query<{ there: boolean }>('SELECT EXISTS (SELECT FROM person) AS there');
    return row?.there ?? false;
  }

  /** Who is switched off has no session from then on. Of two changes at once the second sees the first. */
  async change(
    { sites, sections }: Reach,
    id: string,
    change: Partial<PersonSettings>,
    isExpected: (row: PersonRow) => boolean,
    actor: string,
  ): Promise<PersonChange> {
    return this.db.forSites(EVERYWHERE, async (tx): Promise<PersonChange> => {
      const [before] = await tx.query<PersonRow>(
        `SELECT ${PERSON} FROM person p WHERE ${IS_SEEN} AND p.id = $3 FOR UPDATE`,
        [sites, sections, id],
      );
      if (!before) {
        return { status: 'unknown' };
      }
      if (!isExpected(before)) {
        return { status: 'stale', person: before };
      }
      const { disabled = before.disabledAt !== null, ...settings } = change;
      const wanted = { ...before, ...settings };
      const [person] = await tx.query<PersonRow>(
        `UPDATE person p SET name = $2, role = $3, sites = $4, sections = $5,
           disabled_at = CASE WHEN $6 THEN coalesce(p.disabled_at, now()) END WHERE p.id = $1 RETURNING ${PERSON}`,
        [id, wanted.name, wanted.role, wanted.sites, wanted.sections, disabled],
      );
      if (disabled) {
        await endAccess(tx, id);
      }
      const reach = new Set([...before.sites, ...wanted.sites]);
      await recordPerson(tx, { id, sites: [...reach] }, 'person.change', actor, change);
      return { status: 'changed', person: person as PersonRow };
    });
  }
}

/** @throws PersonExistsError */
export async function addPerson(
  tx: SiteTransaction,
  { email, name, role, sites, sections }: NewPerson,
  actor: string,
): Promise<PersonRow> {
  const [row] = await tx.query<PersonRow>(
    `INSERT INTO person AS p (email, name, role, sites, sections, created_by) VALUES (lower($1), $2, $3, $4, $5, $6)
     ON CONFLICT (email) DO NOTHING RETURNING ${PERSON}`,
    [email, name, role, sites, sections ?? null, actor],
  );
  if (!row) {
    throw new PersonExistsError('somebody with this address is there already');
  }
  await recordPerson(tx, row, 'person.create', actor, { role, sites, sections: sections ?? null });
  return row;
}

/** Sessions and links end at once. */
export async function endAccess(tx: SiteTransaction, personId: string): Promise<void> {
  await tx.query('UPDATE person_session SET ended_at = now() WHERE person_id = $1 AND ended_at IS NULL', [personId]);
  await tx.query('DELETE FROM person_link WHERE person_id = $1', [personId]);
}
