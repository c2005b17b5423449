import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import type { ImportObject } from '@palaver/contracts';
import { CommandError, sentence } from '../command-error.js';
import { REMOTE_OPTIONS, remoteOf } from '../rules/remote-options.js';
import { ImportClient } from './import-client.js';
import { countsText, ImportProgress } from './import-progress.js';
import { lineChunks } from './line-chunks.js';

const { dir: _dir, ...REMOTE } = REMOTE_OPTIONS;
const OPTIONS = {
  ...REMOTE,
  name: { type: 'string' },
  resume: { type: 'string' },
  'stop-on-error': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** `palaver import ndjson FILE`: answers 1 when a line was refused. */
export async function ndjsonCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    throw new CommandError('import ndjson takes one file, or - for what comes on stdin.');
  }
  const client = new ImportClient(remoteOf(values));
  const input = await inputOf(file);
  const begun =
    values.resume === undefined ? await client.begin(values.name ?? basename(file)) : await client.find(values.resume);
  if (begun.state === 'finished') {
    throw new CommandError(`the import ${begun.id} is finished; leave --resume out to begin another one.`);
  }
  process.stderr.write(`import ${begun.id}, from line ${begun.nextLine} on\n`);
  const { state, problem } = await sendAll(
    client,
    begun,
    input,
    new ImportProgress(process.stderr, file),
    values['stop-on-error'],
  );
  if (problem !== undefined) {
    process.stderr.write(`stopped at line ${problem}: correct it and go on with --resume ${begun.id}\n`);
  }
  process.stdout.write(
    values.json ? `${JSON.stringify(state)}\n` : `${state.nextLine - 1} lines: ${countsText(state)}\n`,
  );
  return problem === undefined && state.counts.refused === 0 ? 0 : 1;
}

async function inputOf(file: string): Promise<Readable> {
  if (file === '-') {
    return process.stdin;
  }
  const handle = await open(file).catch((error: Error) => {
    throw new CommandError(`${file} cannot be read: ${sentence(error)}.`, { cause: error });
  });
  if ((await handle.stat()).isDirectory()) {
    await handle.close();
    throw new CommandError(`${file} is a folder: name the file.`);
  }
  return handle.createReadStream();
}

/** Sends line after line; `problem` is the line it stopped at. */
async function sendAll(
  client: ImportClient,
  { id, nextLine }: ImportObject,
  input: Readable,
  progress: ImportProgress,
  stopOnError: boolean,
): Promise<{ state: ImportObject; problem?: number }> {
  try {
    for await (const chunk of lineChunks(input, nextLine)) {
      const found = await client.send(id, chunk, stopOnError);
      progress.tell(found);
      const { problems, ...state } = found;
      if (stopOnError && problems[0]) {
        return { state, problem: problems[0].line };
      }
    }
    return { state: await client.finish(id) };
  } catch (error) {
    throw new CommandError(`${sentence(error).replace(/\.$/, '')}. Repeat the command with --resume ${id}.`, {
      cause: error,
    });
  } finally {
    progress.end();
  }
}
