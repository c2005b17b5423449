import { CommandError } from '../command-error.js';
import { type SiteAccess, openSites } from '../site-access.js';
import { type Home, type RunFile } from './home.js';

export type DemoSite = Pick<RunFile, 'siteId' | 'siteKey' | 'webhookSecret' | 'adminToken'>;

const SITE_ID = 'demo';

/** The demo site and its secrets: as run.json remembers them, made anew where they or the site are missing. */
export async function ensureDemoSite(databaseUrl: string, home: Home, say: (line: string) => void): Promise<DemoSite> {
  const access = await openSites(databaseUrl, home.masterKeyFile);
  try {
    if ((await access.list()).some(({ id }) => id === SITE_ID)) {
      return await keptSite(access, home, say);
    }
    const { key, webhookSecret } = await access.create({ id: SITE_ID, name: 'Demo site', test: true });
    say(`site: created "${SITE_ID}" with a test key`);
    return {
      siteId: SITE_ID,
      siteKey: key,
      webhookSecret,
      adminToken: await access.createToken('palaver up', 'admin', ['*']),
    };
  } finally {
    await access.close();
  }
}

async function keptSite(access: SiteAccess, home: Home, say: (line: string) => void): Promise<DemoSite> {
  const { siteId, siteKey, webhookSecret, adminToken } = home.readRun();
  if (siteId === SITE_ID && siteKey && webhookSecret && adminToken) {
    say(`site: "${SITE_ID}", keys as before`);
    return { siteId, siteKey, webhookSecret, adminToken };
  }
  // run.json was deleted, or the first start was killed before it wrote it.
  say(`site: "${SITE_ID}" is there but run.json does not hold its keys; making new ones`);
  const secret = await access.webhookSecret(SITE_ID);
  if (secret === undefined) {
    throw new CommandError(`the webhook secret of "${SITE_ID}" is gone; start on an empty home, given by --home.`);
  }
  return {
    siteId: SITE_ID,
    siteKey: await access.createKey(SITE_ID, true),
    webhookSecret: secret,
    adminToken: await access.createToken('palaver up', 'admin', ['*']),
  };
}
