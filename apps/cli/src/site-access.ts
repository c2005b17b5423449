import { type Role } from '@palaver/contracts';
import { bundledRuleSet } from '@palaver/moderation';
import {
  ApiTokenRepository,
  type NewApiToken,
  SiteDirectory,
  SiteExistsError,
  SiteKeyRepository,
  SiteSecretRepository,
  type SiteSettings,
  SiteRepository,
  openDatabase,
} from '@palaver/persistence';
import { Sealer, SettingsError, readSettings } from '@palaver/platform';
import { CommandError } from './command-error.js';

/** Who the audit names for what is done from the command line. */
const ACTOR = 'cli';
const ALL = { sites: ['*'], sections: null };
/** More tokens than anybody reads on a screen. */
const MANY = 10_000;

export interface NewSite extends Partial<SiteSettings> {
  id: string;
  name: string;
  test?: boolean;
}

/** What a token need not be told. */
export type TokenOptions = Pick<NewApiToken, 'sections' | 'expiresAt'>;

/** Sites, keys and tokens of one installation, as the command line needs them. */
export type SiteAccess = Awaited<ReturnType<typeof openSites>>;

export async function openSites(databaseUrl: string, masterKeyFile: string) {
  const box = new Sealer(masterKey(databaseUrl, masterKeyFile));
  const db = await openDatabase(databaseUrl, { role: 'app', max: 2, applicationName: 'palaver-cli' });
  const sites = new SiteRepository(db, box);
  const tokens = new ApiTokenRepository(db);
  return {
    list: () => sites.list(['*']),
    create: async ({ test = false, ...site }: NewSite) => {
      const ruleSet = bundledRuleSet('newsroom');
      const { webhookSecret } = await sites.create({ ...site, ruleSet }, ACTOR).catch((error: unknown) => {
        throw error instanceof SiteExistsError ? new CommandError(`${error.message}.`) : error;
      });
      const { key } = await sites.createKey(site.id, test ? 'test' : 'first', test, ACTOR);
      return { key, webhookSecret };
    },
    createKey: async (siteId: string, test: boolean) => (await sites.createKey(siteId, 'palaver up', test, ACTOR)).key,
    rotateKey: async (siteId: string) => (await new SiteKeyRepository(db).rotate(siteId, null, ACTOR))?.key,
    change: async (siteId: string, settings: Partial<SiteSettings>) =>
      (await sites.change(siteId, settings, () => true, ACTOR)).site,
    rotateSecret: async (siteId: string) => (await new SiteSecretRepository(db, box).rotate(siteId, ACTOR)).secret,
    /** The secret a site signs with, opened with the master key. */
    webhookSecret: async (siteId: string) => {
      const directory = new SiteDirectory(db, box);
      await directory.start();
      directory.stop();
      const secret = directory.secrets(siteId).at(-1);
      return secret === undefined ? undefined : `whsec_${secret.toString('base64')}`;
    },
    createToken: async (name: string, role: Role, siteIds: string[], more: TokenOptions = {}) =>
      (await tokens.create({ name, role, sites: siteIds, ...more }, ACTOR)).token,
    listTokens: () => tokens.list(ALL, { limit: MANY }),
    revokeToken: (id: string) => tokens.revoke(ALL, id, ACTOR),
    close: () => db.close(),
  };
}

function masterKey(databaseUrl: string, file: string): Buffer {
  try {
    return readSettings({ PALAVER_MASTER_KEY_FILE: file, ...process.env, DATABASE_URL: databaseUrl }).masterKey;
  } catch (error) {
    throw error instanceof SettingsError ? new CommandError(error.message) : error;
  }
}
