import { parseArgs } from 'node:util';
import { emailSchema } from '@palaver/contracts';
import { CommandError } from './command-error.js';
import { invite, list, newLink, switchOff } from './people/people-work.js';
import { printFromPeople, type PeopleWork } from './people/print-from-people.js';

const ROLES = ['admin', 'lead', 'moderator', 'analyst'] as const;

const OPTIONS = {
  home: { type: 'string', default: '.palaver' },
  name: { type: 'string' },
  role: { type: 'string', default: 'moderator' },
  site: { type: 'string', multiple: true },
  section: { type: 'string', multiple: true },
} as const;

type Values = ReturnType<typeof parse>['values'];

const parse = (args: string[]) => parseArgs({ args, options: OPTIONS, allowPositionals: true });

/** `palaver people invite|list|disable|link`. A link is printed once; only its hash is kept. */
export async function peopleCommand(args: string[]): Promise<number> {
  const { values, positionals } = parse(args);
  return printFromPeople(values.home, plan(positionals, values));
}

/** Checks the words before a database is opened. */
function plan([verb, email, ...surplus]: string[], values: Values): PeopleWork {
  if (verb === 'list' && email === undefined) {
    return list;
  }
  const work = {
    invite: () => inviteWith(email ?? '', values),
    disable: () => switchOff(email ?? ''),
    link: () => newLink(email ?? ''),
  };
  const known = Object.entries(work).find(([name]) => name === verb)?.[1];
  if (known === undefined || surplus.length > 0 || !emailSchema.safeParse(email).success) {
    throw new CommandError(
      'people takes "invite", "disable" or "link" and an e-mail address, or "list"; "palaver help" shows how.',
    );
  }
  return known();
}

function inviteWith(email: string, values: Values): PeopleWork {
  const role = ROLES.find((one) => one === values.role);
  if (role === undefined) {
    throw new CommandError(`--role takes ${ROLES.join(', ')}, not "${values.role}".`);
  }
  const name = values.name ?? email.split('@')[0] ?? email;
  return invite({ email, name, role, sites: values.site ?? ['*'], sections: values.section });
}
