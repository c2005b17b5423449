import { parseArgs } from 'node:util';
import type { RuleSetDraft, RuleSetFiles, SiteRuleSet, WholeVersion } from '@palaver/contracts';
import { stringify } from 'yaml';
import { CommandError } from '../command-error.js';
import { AdminClient } from './admin-client.js';
import { REMOTE_OPTIONS, remoteOf } from './remote-options.js';
import { RuleSetFolder } from './rule-set-folder.js';

const OPTIONS = { ...REMOTE_OPTIONS, version: { type: 'string' }, force: { type: 'boolean', default: false } } as const;

/** `palaver rules pull [ID ...]`: drafts, or else the versions that are live, as files. */
export async function pullCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.version !== undefined && positionals.length !== 1) {
    throw new CommandError('--version goes with the id of one rule set.');
  }
  const client = new AdminClient(remoteOf(values));
  for (const id of positionals.length > 0 ? positionals : await idsOf(client)) {
    const folder = new RuleSetFolder(values.dir, id);
    if (!values.force && !folder.isAsPulled()) {
      throw new CommandError(`${folder.at()} has changes that were not pushed; push them, or pull with --force.`);
    }
    const { files, what } = await contentOf(client, id, values.version);
    folder.write(files);
    process.stdout.write(`${folder.at()}: ${what}\n`);
  }
  return 0;
}

async function idsOf(client: AdminClient): Promise<string[]> {
  const { data } = await client.get<{ data: SiteRuleSet[] }>('');
  return data.filter(({ draft, live }) => draft !== null || live !== null).map(({ id }) => id);
}

async function contentOf(client: AdminClient, id: string, wanted: string | undefined) {
  const draft = wanted === undefined ? await client.find<RuleSetDraft>(`/${id}/draft`) : undefined;
  if (draft) {
    return { files: draft as RuleSetFiles, what: `the draft, last changed by ${draft.updatedBy}` };
  }
  const { live, latest } = await client.get<SiteRuleSet>(`/${id}`);
  const number = wanted ?? String(live ?? latest);
  const version = await client.get<WholeVersion>(`/${id}/versions/${encodeURIComponent(number)}`);
  return { files: filesOf(version), what: `version ${version.version}, ${version.state}` };
}

/** A bundled pack has no source of its own here: what runs is written out in full. */
function filesOf({ source, lists, document }: WholeVersion): RuleSetFiles {
  return { source: source ?? stringify(document, { lineWidth: 120 }), lists };
}
