import { type Preferences } from '@palaver/contracts';
import { type PreferenceRepository } from '@palaver/persistence';
import { type Caller } from '../auth/caller.js';

/** How the caller likes to work: his own affair, so the last word counts. */
export class PreferencesService {
  constructor(private readonly rows: PreferenceRepository) {}

  get(caller: Caller): Promise<Preferences> {
    return this.rows.find(caller.id);
  }

  async put(caller: Caller, preferences: Preferences): Promise<Preferences> {
    await this.rows.put(caller, preferences);
    return preferences;
  }
}
