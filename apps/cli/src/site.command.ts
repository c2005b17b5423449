import { parseArgs } from 'node:util';
import { type ChangeSite, changeSiteSchema } from '@palaver/contracts';
import { CommandError } from './command-error.js';
import { printFromSites } from './print-from-sites.js';
import { type SiteAccess } from './site-access.js';

const OPTIONS = {
  home: { type: 'string', default: '.palaver' },
  id: { type: 'string' },
  mode: { type: 'string' },
  'while-undecided': { type: 'string' },
  test: { type: 'boolean', default: false },
  name: { type: 'string' },
  languages: { type: 'string' },
} as const;

type Values = ReturnType<typeof parse>['values'];

/** `palaver site create|list|set|rotate-key|rotate-secret`. Keys and secrets are printed once, when they are made. */
export async function siteCommand(args: string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const [verb, subject, ...surplus] = positionals;
  if (surplus.length > 0) {
    throw new CommandError(`too many words after "site ${verb}": put a name with spaces into quotes.`);
  }
  const work = plan(verb, subject, values);
  return printFromSites(values.home, work);
}

const parse = (args: string[]) => parseArgs({ args, options: OPTIONS, allowPositionals: true });

/** Checks the words before a database is opened. */
function plan(verb: string | undefined, subject: string | undefined, values: Values) {
  switch (verb) {
    case 'create':
      return create(wanted(subject, 'site create needs the name of the site.'), values);
    case 'list':
      return list;
    case 'set':
    case 'rotate-key':
    case 'rotate-secret':
      return ofSite(
        verb,
        wanted(subject, `site ${verb} needs the id of the site; "palaver site list" shows them.`),
        values,
      );
    default:
      throw new CommandError('site takes create, list, set, rotate-key or rotate-secret; "palaver help" shows how.');
  }
}

function settingsIn(values: Values) {
  const mode = oneOf('--mode', values.mode, ['live', 'observe'] as const);
  const whileUndecided = oneOf('--while-undecided', values['while-undecided'], ['hide', 'show'] as const);
  const given = { name: values.name, mode, whileUndecided, languages: values.languages?.split(',') };
  const settings = changeSiteSchema.safeParse(given);
  if (!settings.success) {
    throw new CommandError('--name takes 1 to 200 characters, --languages a list such as de,en.');
  }
  return Object.fromEntries(Object.entries(settings.data).filter(([, value]) => value !== undefined)) as ChangeSite;
}

function create(name: string, values: Values) {
  const id = values.id ?? idFrom(name);
  const settings = settingsIn(values);
  return async (sites: SiteAccess) => {
    const { key, webhookSecret } = await sites.create({ ...settings, id, name, test: values.test });
    return [`site ${id}`, `key ${key}`, `webhook secret ${webhookSecret}`, 'Keep both now: they are not shown again.'];
  };
}

async function list(sites: SiteAccess) {
  const found = await sites.list();
  return found.length === 0 ? ['no sites yet'] : found.map(({ id, name, mode }) => `${id}\t${mode}\t${name}`);
}

function ofSite(verb: 'set' | 'rotate-key' | 'rotate-secret', id: string, values: Values) {
  const settings = settingsIn(values);
  return async (sites: SiteAccess) => {
    if (!(await sites.list()).some((site) => site.id === id)) {
      throw new CommandError(`there is no site "${id}"; "palaver site list" shows them.`);
    }
    switch (verb) {
      case 'set': {
        const { name, mode, whileUndecided, languages } = await sites.change(id, settings);
        return [`${id}\t${mode}\t${whileUndecided} while undecided\t${languages.join(',') || 'any language'}\t${name}`];
      }
      case 'rotate-key':
        return [
          `key ${await sites.rotateKey(id)}`,
          'Keep it now: it is not shown again. Earlier keys end in 24 hours.',
        ];
      case 'rotate-secret': {
        const end = 'Keep it now: it is not shown again. Earlier secrets end in 24 hours.';
        return [`webhook secret ${await sites.rotateSecret(id)}`, end];
      }
    }
  };
}

function idFrom(name: string): string {
  const id = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 63);
  return wanted(id || undefined, `no id can be made of "${name}"; give one with --id.`);
}

function wanted(value: string | undefined, otherwise: string): string {
  if (value === undefined) {
    throw new CommandError(otherwise);
  }
  return value;
}

function oneOf<Choice extends string>(
  option: string,
  value: string | undefined,
  choices: readonly Choice[],
): Choice | undefined {
  const chosen = choices.find((choice) => choice === value);
  if (value !== undefined && chosen === undefined) {
    throw new CommandError(`${option} takes ${choices.join(' or ')}, not "${value}".`);
  }
  return chosen;
}
