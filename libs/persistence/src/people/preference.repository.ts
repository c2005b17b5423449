import { digestDay, type Preferences, preferencesSchema } from '@palaver/contracts';
import type { Database } from '../database.js';
import { EVERYWHERE, recordPerson } from './person-audit.js';
import { type Whose } from './person-row.js';

/** How people like to work; who has said nothing works as everybody does. */
export class PreferenceRepository {
  constructor(private readonly db: Database) {}

  async find(personId: string): Promise<Preferences> {
    const [row] = await this.db.query<{ settings: unknown }>(
      'SELECT settings FROM person_preference WHERE person_id = $1',
      [personId],
    );
    return preferencesSchema.parse(row?.settings ?? {});
  }

  /** The first digest is that of the next day to come. */
  async put(person: Whose, preferences: Preferences, now = new Date()): Promise<void> {
    const { digest, notices } = preferences;
    await this.db.forSites(EVERYWHERE, async (tx) => {
      await tx.query(
        `INSERT INTO person_preference (person_id, settings, digest_on) VALUES ($1, $2, $3)
         ON CONFLICT (person_id) DO UPDATE SET settings = excluded.settings, digest_on = excluded.digest_on`,
        [person.id, JSON.stringify(preferences), digestDay(now, preferences)],
      );
      await recordPerson(tx, person, 'person.preferences', `person:${person.id}`, { digest, notices });
    });
  }
}
