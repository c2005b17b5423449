import { join } from 'node:path';
import { openSites, type SiteAccess } from '../../apps/cli/src/site-access.js';
import { freePort } from '../../apps/cli/src/stores/free-port.js';
import { nodeOptions } from '../../apps/cli/src/up/app-process.js';
import { Home } from '../../apps/cli/src/up/home.js';
import { migrate } from '../../libs/persistence/src/index.js';
import { type BenchStores } from '../stores.js';
import { Child } from '../systems/child.js';
import { Moderator } from './moderator.js';

/** Queues beside the ready ones, asked before them, each with a rule. */
const QUEUES = ['Sport', 'Politics'].map((section, n) => ({
  id: section.toLowerCase(),
  name: section,
  position: 31 + n,
  rules: [{ sections: [section] }],
}));

export interface ReviewDesk {
  url: string;
  databaseUrl: string;
  /** A site with its queues and those who work in it: two who see all of it and one held to two sections. */
  open(siteId: string): Promise<Moderator[]>;
  stop(): Promise<void>;
}

/** The built admin on a database of its own. Nothing else runs: workers have routed what is there. */
export async function startReviewDesk(stores: BenchStores): Promise<ReviewDesk> {
  const { databaseUrl, drop } = await stores.fresh('review');
  const home = new Home(join(stores.dir, 'home'));
  home.prepare();
  home.ensureMasterKey();
  await migrate(databaseUrl);
  const access = await openSites(databaseUrl, home.masterKeyFile);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    DATABASE_URL: databaseUrl,
    QUEUE_BACKEND: 'postgres',
    PALAVER_MASTER_KEY_FILE: home.masterKeyFile,
    HOST: '127.0.0.1',
    ADMIN_PORT: String(port),
    LOG_LEVEL: 'warn',
    RATE_LIMIT_ADMIN_REQUESTS: '600000',
  };
  const admin = Child.start(
    'admin',
    new URL('../../apps/admin/src/main.js', import.meta.url),
    env,
    nodeOptions('admin'),
  );
  await admin.untilAnswering(`${url}/readyz`);
  return {
    url,
    databaseUrl,
    open: (siteId) => openSite(access, url, siteId),
    stop: async () => {
      await access.close();
      await admin.stop();
      await drop();
    },
  };
}

async function openSite(access: SiteAccess, url: string, siteId: string): Promise<Moderator[]> {
  await access.create({ id: siteId, name: siteId });
  const lead = new Moderator(url, await access.createToken(`lead of ${siteId}`, 'lead', [siteId]));
  for (const queue of QUEUES) {
    await lead.post(`/v1/sites/${siteId}/queues`, queue);
  }
  const moderators = [undefined, undefined, { sections: ['Sport', 'Politics'] }].map(async (more, n) => {
    const token = await access.createToken(`moderator ${n} of ${siteId}`, 'moderator', [siteId], more);
    return new Moderator(url, token);
  });
  return Promise.all(moderators);
}
