import { CommandError, sentence } from './command-error.js';
import { type Command, commands } from './commands.js';

/** Runs one command line and resolves to the exit code; whatever goes wrong is one sentence on stderr. */
export async function main(args: string[]): Promise<number> {
  try {
    const [name = 'help', ...rest] = args;
    if (name === '--version' || name === '-v') {
      return await find('version').run(rest);
    }
    if (name === '--help' || name === '-h' || rest.includes('--help')) {
      return await find('help').run([]);
    }
    return await find(name).run(rest);
  } catch (error) {
    const known = error instanceof CommandError || isUsageError(error);
    process.stderr.write(`palaver: ${known ? '' : 'unexpected: '}${sentence(error)}\n`);
    if (process.env.PALAVER_DEBUG === '1' && error instanceof Error) {
      process.stderr.write(`${error.stack}\n`);
    }
    return 1;
  }
}

function find(name: string): Command {
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    throw new CommandError(`there is no command "${name}"; "palaver help" lists them.`);
  }
  return command;
}

function isUsageError(error: unknown): boolean {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS_');
}
