import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Ended {
  code: number | null;
  /** What it wrote to both streams, as it came. */
  output: string;
}

/** Waits for the end of a process whose streams are pipes. */
export async function ended(child: ChildProcess): Promise<Ended> {
  let output = '';
  child.stdout?.on('data', (bytes: Buffer) => (output += bytes.toString()));
  child.stderr?.on('data', (bytes: Buffer) => (output += bytes.toString()));
  await once(child, 'close');
  return { code: child.exitCode, output };
}

/** Runs the built command line, with `settings` beside the environment of the tests. */
export function palaverCli(args: readonly string[], settings: NodeJS.ProcessEnv): Promise<Ended> {
  const { NODE_OPTIONS: _options, ...inherited } = process.env;
  return ended(
    spawn(process.execPath, ['bin/palaver.mjs', ...args], {
      env: { ...inherited, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}
