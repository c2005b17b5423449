import { CommandError } from '../command-error.js';

type Verb = (args: string[]) => number | Promise<number>;

/** Each loads its own code: looking at a file needs no installation, and pulling from one needs no rule engine. */
const VERBS: Record<string, () => Promise<Verb>> = {
  lint: checkFiles('lint'),
  test: checkFiles('test'),
  pull: async () => (await import('./pull.command.js')).pullCommand,
  push: async () => (await import('./push.command.js')).pushCommand,
  report: async () => (await import('./report.command.js')).reportCommand,
  diff: async () => (await import('./diff.command.js')).diffCommand,
  backtest: async () => (await import('./backtest.command.js')).backtestCommand,
};

function checkFiles(verb: 'lint' | 'test'): () => Promise<Verb> {
  return async () => {
    const { checkFilesCommand } = await import('./check-files.command.js');
    return (args) => checkFilesCommand([verb, ...args]);
  };
}

/** `palaver rules VERB`: rule sets as files, and their way to and from an installation. */
export async function rulesCommand([verb = '', ...args]: string[]): Promise<number> {
  const load = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (!load) {
    throw new CommandError(`rules takes ${Object.keys(VERBS).join(', ')}; "palaver help" shows how.`);
  }
  return (await load())(args);
}
