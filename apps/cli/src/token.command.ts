import { parseArgs } from 'node:util';
import { CommandError } from './command-error.js';
import { databaseUrl } from './database-url.js';
import { openSites } from './site-access.js';
import { Home } from './up/home.js';

const ROLES = ['admin', 'lead', 'moderator', 'analyst'] as const;

const OPTIONS = {
  home: { type: 'string', default: '.palaver' },
  role: { type: 'string', default: 'admin' },
  site: { type: 'string', multiple: true },
} as const;

/** `palaver token create NAME`: a token for the admin's door, printed once; only its hash is kept. */
export async function tokenCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [verb, name, ...surplus] = positionals;
  const role = ROLES.find((known) => known === values.role);
  if (verb !== 'create' || name === undefined || surplus.length > 0) {
    throw new CommandError('token takes "create" and a name; "palaver help" shows how.');
  }
  if (role === undefined) {
    throw new CommandError(`--role takes ${ROLES.join(', ')}, not "${values.role}".`);
  }
  const access = await openSites(databaseUrl(values.home), new Home(values.home).masterKeyFile);
  try {
    const sites = values.site ?? ['*'];
    const known = new Set((await access.list()).map(({ id }) => id));
    const unknown = sites.find((site) => site !== '*' && !known.has(site));
    if (unknown !== undefined) {
      throw new CommandError(`there is no site "${unknown}"; "palaver site list" shows them.`);
    }
    process.stdout.write(`token ${await access.createToken(name, role, sites)}\nKeep it now: it is not shown again.\n`);
    return 0;
  } finally {
    await access.close();
  }
}
