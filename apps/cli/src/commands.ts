import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CommandError } from './command-error.js';

export interface Command {
  name: string;
  usage: string;
  summary: string;
  /** Resolves to the exit code. Each command loads its own code, so that `score` starts without the stores' libraries. */
  run(args: string[]): Promise<number>;
}

export const commands: Command[] = [
  {
    name: 'up',
    usage: '[--home DIR] [--gateway-port N] [--admin-port N] [--no-feed]',
    summary: 'starts the stores and Palaver, and runs until Ctrl-C (what npm start does)',
    run: async (args) => (await import('./up/up.command.js')).upCommand(args),
  },
  {
    name: 'score',
    usage: '--rules PACK_OR_FILE',
    summary: 'reads comments as NDJSON on stdin, writes one evaluation per line',
    run: runScore,
  },
  {
    name: 'rules',
    usage:
      'lint|test FILE ... [--json] | report [ID] [--days N] [--all] [--json] | pull|push|diff [ID ...] [--dir rules] [--site ID] [--url URL] [--token TOKEN] [--publish|--shadow] [--note TEXT] [--force] | backtest FILE|ID [--of VERSION] [--last N|--since TIME] [--json]',
    summary:
      'checks rule sets and runs their examples; rule sets as files, and their way to and from an installation; what one would have done to stored comments',
    run: async (args) => (await import('./rules/rules.command.js')).rulesCommand(args),
  },
  {
    name: 'import',
    usage:
      'ndjson FILE|- [--name TEXT] [--resume ID] [--stop-on-error] [--json] [--site ID] [--url URL] [--token TOKEN]',
    summary: 'old comments with the decisions of their site, one per line; feeds the history of authors and backtests',
    run: async (args) => (await import('./imports/import.command.js')).importCommand(args),
  },
  {
    name: 'site',
    usage:
      'create NAME [--id ID] [--test] [SETTINGS] | list | set ID [--name NAME] [SETTINGS] | rotate-key ID | rotate-secret ID; SETTINGS: [--mode live|observe] [--while-undecided hide|show] [--languages de,en]',
    summary: 'sites, their settings, keys and webhook secrets',
    run: async (args) => (await import('./site.command.js')).siteCommand(args),
  },
  {
    name: 'token',
    usage:
      'create NAME [--role admin|lead|moderator|analyst] [--site ID ...] [--section NAME ...] [--expires TIME] | list | revoke ID',
    summary: 'tokens for the admin API; without --site one opens all sites',
    run: async (args) => (await import('./token.command.js')).tokenCommand(args),
  },
  {
    name: 'people',
    usage:
      'invite EMAIL [--name NAME] [--role admin|lead|moderator|analyst] [--site ID ...] [--section NAME ...] | list | disable EMAIL | link EMAIL',
    summary: 'who signs in; invite and link print a link that sets a password, once; without --site one sees all sites',
    run: async (args) => (await import('./people.command.js')).peopleCommand(args),
  },
  {
    name: 'listen',
    usage: '[--forward URL] [--port N] [--site ID] [--url URL] [--token TOKEN]',
    summary: 'takes callbacks while you write what receives them: prints each and hands it on, byte for byte',
    run: async (args) => (await import('./listen/listen.command.js')).listenCommand(args),
  },
  {
    name: 'migrate',
    usage: '[--home DIR]',
    summary: 'brings the database to the newest schema',
    run: async (args) => (await import('./migrate.command.js')).migrateCommand(args),
  },
  {
    name: 'verify',
    usage: '[--site ID] [--json] [--home DIR] | --replay [--since TIME] [--last N] ...',
    summary: 'checks the audit chain of every site; with --replay evaluates stored decisions again and compares',
    run: async (args) => (await import('./verify/verify.command.js')).verifyCommand(args),
  },
  {
    name: 'case',
    usage: 'ID [--site ID] [--format html|json|both] [--out FILE] [--url URL] [--token TOKEN]',
    summary: 'all that is known of a comment, with what proves it: one page to keep, or JSON',
    run: async (args) => (await import('./case/case.command.js')).caseCommand(args),
  },
  { name: 'version', usage: '', summary: 'prints the version', run: printVersion },
  { name: 'help', usage: '', summary: 'prints this list', run: printHelp },
];

async function runScore(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { rules: { type: 'string' } } });
  if (values.rules === undefined) {
    throw new CommandError('score needs --rules with the name of a pack (core, newsroom) or a rule file.');
  }
  const { score } = await import('./score.command.js');
  return score({ rules: values.rules, input: process.stdin, output: process.stdout, errors: process.stderr });
}

function printVersion(): Promise<number> {
  const file = new URL('../../../../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  process.stdout.write(`${version}\n`);
  return Promise.resolve(0);
}

function printHelp(): Promise<number> {
  const lines = commands.map(
    ({ name, usage, summary }) => `  palaver ${`${name} ${usage}`.trimEnd()}\n      ${summary}\n`,
  );
  process.stdout.write(
    `Palaver moderates comment sections.\n\n${lines.join('')}\nsite, token, people, migrate and verify use DATABASE_URL, or the stores that "palaver up" runs.\nrules, import, case and listen ask the admin at PALAVER_ADMIN_URL with PALAVER_TOKEN about PALAVER_SITE, or the one that runs.\nAll take --home DIR where "palaver up" was given one (default .palaver).\n`,
  );
  return Promise.resolve(0);
}
