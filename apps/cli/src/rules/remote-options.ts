import { CommandError } from '../command-error.js';
import { Home } from '../up/home.js';

export const REMOTE_OPTIONS = {
  home: { type: 'string', default: '.palaver' },
  url: { type: 'string' },
  token: { type: 'string' },
  site: { type: 'string' },
  dir: { type: 'string', default: 'rules' },
} as const;

export interface RemoteValues {
  home: string;
  url?: string;
  token?: string;
  site?: string;
}

export interface Remote {
  url: string;
  token: string;
  site: string;
}

/**
 * Where the admin is and who asks: from the options, else the environment, else run.json of a home. The home's token is
 * never sent to another address.
 */
export function remoteOf(values: RemoteValues, env: NodeJS.ProcessEnv = process.env): Remote {
  const run = new Home(values.home).readRun();
  // As with all settings, an empty variable counts as absent.
  const given = (name: string) => env[name] || undefined;
  const named = values.url ?? given('PALAVER_ADMIN_URL');
  const own = named === undefined || named === run.adminUrl;
  const url = named ?? run.adminUrl;
  const token = values.token ?? given('PALAVER_TOKEN') ?? (own ? run.adminToken : undefined);
  const site = values.site ?? given('PALAVER_SITE') ?? (own ? run.siteId : undefined);
  if (url === undefined) {
    throw new CommandError('the admin is not known: give --url or PALAVER_ADMIN_URL, or the --home of "palaver up".');
  }
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw new CommandError(`"${url}" is no http address of an admin.`);
  }
  if (token === undefined || site === undefined) {
    const missing = token === undefined ? '--token or PALAVER_TOKEN' : '--site or PALAVER_SITE';
    throw new CommandError(`give ${missing}: ${url} is not the installation of the home.`);
  }
  return { url: url.replace(/\/+$/, ''), token, site };
}
