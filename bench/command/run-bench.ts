import { CommandError } from '../../apps/cli/src/command-error.js';

/** One bench as a command: tells its usage, or runs it for its exit code; a call that cannot be carried out gets one sentence. Answers the exit code. */
export async function runBench(args: readonly string[], usage: string, bench: () => Promise<number>): Promise<number> {
  try {
    if (args.includes('--help')) {
      console.log(usage);
      return 0;
    }
    return await bench();
  } catch (error) {
    const isUsage = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') ?? false;
    if (!isUsage && !(error instanceof CommandError)) {
      throw error;
    }
    console.error(`palaver: ${(error as Error).message}${isUsage ? `\n${usage}` : ''}`);
    return 1;
  }
}
