import { openDatabase, Outbox, PersonLinkRepository, PersonRepository, SiteRepository } from '@palaver/persistence';
import { readSettings, Sealer, SettingsError } from '@palaver/platform';
import { CommandError } from '../command-error.js';

/** Who signs in to one installation, as the command line needs them. */
export type PeopleAccess = Awaited<ReturnType<typeof openPeople>>;

/** @param adminUrl where people reach the admin, unless ADMIN_PUBLIC_URL says it */
export async function openPeople(databaseUrl: string, masterKeyFile: string, adminUrl: string | undefined) {
  const settings = settingsOf(databaseUrl, masterKeyFile);
  const box = new Sealer(settings.masterKey);
  const db = await openDatabase(databaseUrl, { role: 'app', max: 2, applicationName: 'palaver-cli' });
  return {
    people: new PersonRepository(db),
    links: new PersonLinkRepository(db, settings.mail && new Outbox(box)),
    sites: new SiteRepository(db, box),
    adminUrl: process.env.ADMIN_PUBLIC_URL ? settings.adminPublicUrl : (adminUrl ?? settings.adminPublicUrl),
    close: () => db.close(),
  };
}

function settingsOf(databaseUrl: string, file: string) {
  try {
    return readSettings({ PALAVER_MASTER_KEY_FILE: file, ...process.env, DATABASE_URL: databaseUrl });
  } catch (error) {
    throw error instanceof SettingsError ? new CommandError(error.message) : error;
  }
}
