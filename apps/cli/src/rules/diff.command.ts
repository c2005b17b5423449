import { parseArgs } from 'node:util';
import type { RuleSetDiff } from '@palaver/contracts';
import { CommandError } from '../command-error.js';
import { AdminClient } from './admin-client.js';
import { diffLines } from './diff-lines.js';
import { reCountLines } from './re-count-lines.js';
import { REMOTE_OPTIONS, remoteOf } from './remote-options.js';
import { RuleSetFolder } from './rule-set-folder.js';

const OPTIONS = {
  ...REMOTE_OPTIONS,
  from: { type: 'string', default: 'live' },
  to: { type: 'string', default: 'files' },
  json: { type: 'boolean', default: false },
} as const;

/** `palaver rules diff ID`: what the files would change, or two versions; exit code 0 when nothing differs, else 1. */
export async function diffCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [id, ...surplus] = positionals;
  if (id === undefined || surplus.length > 0) {
    throw new CommandError('rules diff needs the id of one rule set.');
  }
  const client = new AdminClient(remoteOf(values));
  const diff =
    values.to === 'files'
      ? await withFiles(client, new RuleSetFolder(values.dir, id), values.from)
      : await client.get<RuleSetDiff>(
          `/${id}/diff?${new URLSearchParams({ from: values.from, to: values.to }).toString()}`,
        );
  const lines = diffLines(diff);
  const told = [...lines, ...(lines.length === 0 ? [] : reCounted(diff))];
  process.stdout.write(values.json ? `${JSON.stringify(diff)}\n` : told.map((line) => `${line}\n`).join(''));
  return lines.length === 0 ? 0 : 1;
}

async function withFiles(client: AdminClient, folder: RuleSetFolder, from: string): Promise<RuleSetDiff> {
  const files = folder.require();
  return (await client.send<RuleSetDiff>('POST', `/${folder.id}/diff`, { from, ...files })).body;
}

/** The numbers of the newest backtest of the two, where there is one. */
function reCounted({ reCount }: RuleSetDiff): string[] {
  if (!reCount) {
    return [];
  }
  const { comments, endedAt, from, to, flips } = reCount;
  const kinds = flips.map((flip) => `${flip.from} -> ${flip.to}: ${flip.count}`).join(', ');
  return [
    '',
    `on ${comments} comments (backtest of ${endedAt})`,
    ...reCountLines(from, to),
    `flips: ${kinds || 'none'}`,
  ];
}
