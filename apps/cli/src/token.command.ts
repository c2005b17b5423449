import { parseArgs } from 'node:util';
import { CommandError } from './command-error.js';
import { reachText } from './reach-text.js';
import { printFromSites } from './print-from-sites.js';
import { type SiteAccess } from './site-access.js';

const ROLES = ['admin', 'lead', 'moderator', 'analyst'] as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const OPTIONS = {
  home: { type: 'string', default: '.palaver' },
  role: { type: 'string', default: 'admin' },
  site: { type: 'string', multiple: true },
  section: { type: 'string', multiple: true },
  expires: { type: 'string' },
} as const;

type Values = ReturnType<typeof parse>['values'];
type Work = (access: SiteAccess) => Promise<string[]>;

const parse = (args: string[]) => parseArgs({ args, options: OPTIONS, allowPositionals: true });

/** `palaver token create|list|revoke`. A token for the admin's door is printed once; only its hash is kept. */
export async function tokenCommand(args: string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const work = plan(positionals, values);
  return printFromSites(values.home, work);
}

/** Checks the words before a database is opened. */
function plan([verb, subject, ...surplus]: string[], values: Values): Work {
  if (verb === 'list' && subject === undefined) {
    return list;
  }
  if (subject === undefined || surplus.length > 0 || (verb !== 'create' && verb !== 'revoke')) {
    throw new CommandError('token takes "create" and a name, "list", or "revoke" and an id; "palaver help" shows how.');
  }
  return verb === 'create' ? create(subject, values) : revoke(subject);
}

function create(name: string, values: Values): Work {
  const role = ROLES.find((known) => known === values.role);
  if (role === undefined) {
    throw new CommandError(`--role takes ${ROLES.join(', ')}, not "${values.role}".`);
  }
  const end = values.expires === undefined ? undefined : Date.parse(values.expires);
  if (end !== undefined && !(end > Date.now())) {
    throw new CommandError(`--expires takes a time to come such as 2099-01-31T12:00:00Z, not "${values.expires}".`);
  }
  const expiresAt = end === undefined ? undefined : new Date(end).toISOString();
  return async (access) => {
    const sites = values.site ?? ['*'];
    const known = new Set((await access.list()).map(({ id }) => id));
    const unknown = sites.find((site) => site !== '*' && !known.has(site));
    if (unknown !== undefined) {
      throw new CommandError(`there is no site "${unknown}"; "palaver site list" shows them.`);
    }
    return [
      `token ${await access.createToken(name, role, sites, { sections: values.section, expiresAt })}`,
      'Keep it now: it is not shown again.',
    ];
  };
}

async function list(access: SiteAccess): Promise<string[]> {
  const live = (await access.listTokens()).filter(({ revokedAt }) => revokedAt === null);
  return live.map(({ id, prefix, role, sites, sections, name, expiresAt, lastUsedAt }) => {
    const [end, used] = [expiresAt, lastUsedAt].map((time) => time?.toISOString() ?? 'never');
    return [id, `${prefix}...`, role, reachText({ sites, sections }), `ends ${end}`, `used ${used}`, name].join('\t');
  });
}

function revoke(id: string): Work {
  return async (access) => {
    if (!UUID.test(id) || !(await access.revokeToken(id))) {
      throw new CommandError(`there is no live token "${id}"; "palaver token list" shows them.`);
    }
    return [`token ${id} is revoked`];
  };
}
