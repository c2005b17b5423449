import { openPeople } from '../people/people-access.js';
import { type Home } from './home.js';

const HOURS = 24;

/** Where the first person is made, once and within a day; null when there is somebody. Each start makes a new link. */
export async function setUpLink(databaseUrl: string, home: Home, adminUrl: string): Promise<string | null> {
  const access = await openPeople(databaseUrl, home.masterKeyFile, adminUrl);
  try {
    const link = await access.links.createSetUp(HOURS);
    return link === undefined ? null : `${access.adminUrl}/welcome#${link.value}`;
  } finally {
    await access.close();
  }
}
