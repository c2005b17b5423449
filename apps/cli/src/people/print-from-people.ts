import { databaseUrl } from '../database-url.js';
import { Home } from '../up/home.js';
import { openPeople, type PeopleAccess } from './people-access.js';

/** What is done with the people of an installation, and the lines it comes to. */
export type PeopleWork = (access: PeopleAccess) => Promise<string[]>;

/** Does the work on the database of a home, or of DATABASE_URL. Answers the exit code. */
export async function printFromPeople(homeDir: string, work: PeopleWork): Promise<number> {
  const home = new Home(homeDir);
  const access = await openPeople(databaseUrl(homeDir), home.masterKeyFile, home.readRun().adminUrl);
  try {
    process.stdout.write(`${(await work(access)).join('\n')}\n`);
    return 0;
  } finally {
    await access.close();
  }
}
