import { parseArgs } from 'node:util';
import type { LintResult, RuleSetDraft, RuleSetFiles, RuleSetVersionObject } from '@palaver/contracts';
import { CommandError } from '../command-error.js';
import { AdminClient } from './admin-client.js';
import { REMOTE_OPTIONS, remoteOf } from './remote-options.js';
import { RuleSetFolder } from './rule-set-folder.js';

const OPTIONS = {
  ...REMOTE_OPTIONS,
  publish: { type: 'boolean', default: false },
  shadow: { type: 'boolean', default: false },
  note: { type: 'string' },
  force: { type: 'boolean', default: false },
} as const;

/** `palaver rules push [ID ...]`: files become drafts, and with --publish or --shadow versions. */
export async function pushCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const ids = positionals.length > 0 ? positionals : RuleSetFolder.idsIn(values.dir);
  const publishing = values.publish || values.shadow;
  if (ids.length === 0) {
    throw new CommandError(`there are no rule sets in ${values.dir}; a rule set is ${values.dir}/ID/rules.yaml.`);
  }
  if (publishing && ids.length > 1) {
    throw new CommandError('a site has one live rule set: publish one, by its id.');
  }
  const client = new AdminClient(remoteOf(values));
  let issues = 0;
  for (const id of ids) {
    const folder = new RuleSetFolder(values.dir, id);
    const files = folder.require();
    const etag = await saveDraft(client, folder, files, values.force);
    process.stdout.write(`${id}: the draft is ${folder.at()}\n`);
    issues += await tellIssues(client, id);
    if (publishing) {
      await publish(client, id, etag, { state: values.shadow ? 'shadow' : 'live', note: values.note });
    }
  }
  return issues === 0 ? 0 : 1;
}

/** Nobody's work is overwritten that these files do not know of, unless that is asked for. */
async function saveDraft(
  client: AdminClient,
  folder: RuleSetFolder,
  files: RuleSetFiles,
  force: boolean,
): Promise<string> {
  const { id } = folder;
  const there = await client.find<RuleSetDraft>(`/${id}/draft`);
  const known = force ? there?.etag : folder.pulledEtag();
  const stale = `the draft of ${id} has changed since it was pulled; pull it, or push with --force.`;
  if (there && known === undefined) {
    throw new CommandError(stale);
  }
  const { status, body } = there
    ? await client.send<RuleSetDraft>('PUT', `/${id}/draft`, files, { 'if-match': known ?? '' }, [412])
    : await client.send<RuleSetDraft>('POST', '', { id, ...files }, {}, [409]);
  if (status >= 400) {
    throw new CommandError(stale);
  }
  folder.markPulled(files);
  return body.etag;
}

async function tellIssues(client: AdminClient, id: string): Promise<number> {
  const { body } = await client.send<LintResult>('POST', `/${id}/lint`, {});
  for (const { message, file, line, column, hint } of body.issues) {
    const place = [file, line, column].filter((part) => part !== undefined).join(':');
    process.stderr.write(`${place}: ${message}${hint === undefined ? '' : `; ${hint}`}\n`);
  }
  return body.issues.length;
}

async function publish(
  client: AdminClient,
  id: string,
  etag: string,
  body: { state: 'live' | 'shadow'; note?: string },
): Promise<void> {
  const path = `/${id}/publish`;
  const answer = await client.send<RuleSetVersionObject>('POST', path, body, { 'if-match': etag }, [409]);
  if (answer.status === 409) {
    process.stdout.write(`${id}: ${body.state} already, nothing was published\n`);
    return;
  }
  process.stdout.write(`${id}: version ${answer.body.version} is ${answer.body.state}\n`);
}
