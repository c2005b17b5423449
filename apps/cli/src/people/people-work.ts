import { type NewPerson, passwordUrl, PersonExistsError, type PersonRow } from '@palaver/persistence';
import { CommandError } from '../command-error.js';
import { reachText } from '../reach-text.js';
import { type PeopleAccess } from './people-access.js';
import { type PeopleWork } from './print-from-people.js';

const ACTOR = 'cli';
const ALL = { sites: ['*'], sections: null };
/** More people than anybody reads on a screen. */
const MANY = 10_000;

export function invite(person: NewPerson): PeopleWork {
  return async (access) => {
    const known = new Set((await access.sites.list(['*'])).map(({ id }) => id));
    const unknown = person.sites.find((site) => site !== '*' && !known.has(site));
    if (unknown !== undefined) {
      throw new CommandError(`there is no site "${unknown}"; "palaver site list" shows them.`);
    }
    const row = await access.people.create(person, ACTOR).catch((error: unknown) => {
      if (error instanceof PersonExistsError) {
        throw new CommandError(`${error.message}; "palaver people link ${person.email}" prints a new link.`);
      }
      throw error;
    });
    return linkLines(access, row);
  };
}

export function newLink(email: string): PeopleWork {
  return async (access) => {
    const row = await find(access, email);
    if (row.disabledAt !== null) {
      throw new CommandError(`${row.email} is switched off.`);
    }
    return linkLines(access, row);
  };
}

export function switchOff(email: string): PeopleWork {
  return async (access) => {
    const row = await find(access, email);
    await access.people.change(ALL, row.id, { disabled: true }, () => true, ACTOR);
    return [`${row.email} is switched off and signed out`];
  };
}

export async function list(access: PeopleAccess): Promise<string[]> {
  const rows = await access.people.list(ALL, { limit: MANY });
  return rows.map((row) => {
    const state = row.disabledAt ? 'off' : row.hasPassword ? 'on' : 'invited';
    const seen = `signed in ${row.lastSignInAt?.toISOString() ?? 'never'}`;
    return [row.id, row.email, row.role, reachText(row), state, seen, row.name].join('\t');
  });
}

async function linkLines({ links, adminUrl }: PeopleAccess, row: PersonRow): Promise<string[]> {
  const { value, expiresAt, isMailed } = await links.create(row, ACTOR);
  const sentence = `Sets the password of ${row.email}, once, until ${expiresAt.toISOString()}.`;
  return [passwordUrl(adminUrl, value), isMailed ? `${sentence} It is sent by mail as well.` : sentence];
}

async function find({ people }: PeopleAccess, email: string): Promise<PersonRow> {
  const row = await people.findByEmail(email);
  if (!row) {
    throw new CommandError(`there is nobody with the address ${email}; "palaver people list" shows them.`);
  }
  return row;
}
