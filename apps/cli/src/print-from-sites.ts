import { databaseUrl } from './database-url.js';
import { openSites, type SiteAccess } from './site-access.js';
import { Home } from './up/home.js';

/** Does the work on the database of a home, or of DATABASE_URL, and prints the lines it comes to. Answers the exit code. */
export async function printFromSites(home: string, work: (access: SiteAccess) => Promise<string[]>): Promise<number> {
  const access = await openSites(databaseUrl(home), new Home(home).masterKeyFile);
  try {
    process.stdout.write(`${(await work(access)).join('\n')}\n`);
    return 0;
  } finally {
    await access.close();
  }
}
