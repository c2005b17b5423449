import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CommandError } from '../command-error.js';
import { AdminClient } from '../rules/admin-client.js';
import { REMOTE_OPTIONS, remoteOf } from '../rules/remote-options.js';

const { dir: _dir, ...REMOTE } = REMOTE_OPTIONS;
const OPTIONS = { ...REMOTE, format: { type: 'string', default: 'html' }, out: { type: 'string' } } as const;
const FORMATS: Record<string, ('html' | 'json')[]> = { html: ['html'], json: ['json'], both: ['html', 'json'] };

/** `palaver case ID`: all that is known of a comment as one HTML page, as JSON, or both; to stdout unless `--out` is given. */
export async function caseCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [id, ...surplus] = positionals;
  if (id === undefined || surplus.length > 0) {
    throw new CommandError('case takes the id of one comment, as the site calls it.');
  }
  const formats = FORMATS[values.format];
  if (!formats) {
    throw new CommandError(`--format is html, json or both, not "${values.format}".`);
  }
  if (formats.length > 1 && values.out === undefined) {
    throw new CommandError('two formats are two files: give --out with a name, which gets .html and .json.');
  }
  const remote = remoteOf(values);
  const client = new AdminClient(remote, `/v1/sites/${encodeURIComponent(remote.site)}/comments`);
  for (const format of formats) {
    const path = `/${encodeURIComponent(id)}/${format === 'html' ? 'case.html' : 'case'}`;
    const text = format === 'html' ? await client.text(path) : JSON.stringify(await client.get(path), null, 2);
    write(`${text}\n`, values.out, format, formats.length > 1);
  }
  return 0;
}

function write(text: string, out: string | undefined, format: string, isOneOfTwo: boolean): void {
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  const file = isOneOfTwo ? `${out.replace(/\.(html|json)$/, '')}.${format}` : out;
  try {
    writeFileSync(file, text, { mode: 0o600 });
  } catch (error) {
    throw new CommandError(`${file} cannot be written: ${(error as Error).message}.`, { cause: error });
  }
  process.stdout.write(`${file}\n`);
}
