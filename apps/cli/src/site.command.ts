import { parseArgs } from 'node:util';
import { CommandError } from './command-error.js';
import { databaseUrl } from './database-url.js';
import { type SiteAccess, openSites } from './site-access.js';
import { Home } from './up/home.js';

const OPTIONS = {
  home: { type: 'string', default: '.palaver' },
  id: { type: 'string' },
  mode: { type: 'string' },
  'while-undecided': { type: 'string' },
  test: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parse>['values'];

/** `palaver site create|list|rotate-key`. A key is printed once, when it is made; only its hash is kept. */
export async function siteCommand(args: string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const [verb, subject, ...surplus] = positionals;
  if (surplus.length > 0) {
    throw new CommandError(`too many words after "site ${verb}": put a name with spaces into quotes.`);
  }
  const work = plan(verb, subject, values);
  const access = await openSites(databaseUrl(values.home), new Home(values.home).masterKeyFile);
  try {
    process.stdout.write(`${(await work(access)).join('\n')}\n`);
    return 0;
  } finally {
    await access.close();
  }
}

const parse = (args: string[]) => parseArgs({ args, options: OPTIONS, allowPositionals: true });

/** Checks the words before a database is opened. */
function plan(verb: string | undefined, subject: string | undefined, values: Values) {
  switch (verb) {
    case 'create':
      return create(wanted(subject, 'site create needs the name of the site.'), values);
    case 'list':
      return list;
    case 'rotate-key':
      return rotateKey(wanted(subject, 'site rotate-key needs the id of the site; "palaver site list" shows them.'));
    default:
      throw new CommandError('site takes create, list or rotate-key; "palaver help" shows how.');
  }
}

function create(name: string, values: Values) {
  const id = values.id ?? idFrom(name);
  const mode = oneOf('--mode', values.mode, ['live', 'observe'] as const);
  const whileUndecided = oneOf('--while-undecided', values['while-undecided'], ['hide', 'show'] as const);
  return async (sites: SiteAccess) => {
    const { key, webhookSecret } = await sites.create({ id, name, mode, whileUndecided, test: values.test });
    return [`site ${id}`, `key ${key}`, `webhook secret ${webhookSecret}`, 'Keep both now: they are not shown again.'];
  };
}

async function list(sites: SiteAccess) {
  const found = await sites.list();
  return found.length === 0 ? ['no sites yet'] : found.map(({ id, name, mode }) => `${id}\t${mode}\t${name}`);
}

function rotateKey(id: string) {
  return async (sites: SiteAccess) => {
    if (!(await sites.list()).some((site) => site.id === id)) {
      throw new CommandError(`there is no site "${id}"; "palaver site list" shows them.`);
    }
    return [`key ${await sites.rotateKey(id)}`, 'Keep it now: it is not shown again. Earlier keys end in 24 hours.'];
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
