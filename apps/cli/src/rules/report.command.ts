import { parseArgs } from 'node:util';
import type { ReportCard, SiteRuleSet } from '@palaver/contracts';
import { CommandError } from '../command-error.js';
import { AdminClient } from './admin-client.js';
import { REMOTE_OPTIONS, remoteOf } from './remote-options.js';
import { reportLines } from './report-lines.js';

const OPTIONS = {
  ...REMOTE_OPTIONS,
  days: { type: 'string', default: '30' },
  all: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** `palaver rules report [ID]`: what each rule did in live traffic; without an id those of the live rule set. */
export async function reportCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [named, ...surplus] = positionals;
  if (surplus.length > 0) {
    throw new CommandError('rules report takes the id of one rule set, or none for the live one.');
  }
  const client = new AdminClient(remoteOf(values));
  const id = named ?? (await liveRuleSet(client));
  const query = new URLSearchParams({ days: values.days }).toString();
  const card = await client.get<ReportCard>(`/${encodeURIComponent(id)}/report-card?${query}`);
  const lines = values.json ? [JSON.stringify(card)] : reportLines(card, values.all);
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  return 0;
}

async function liveRuleSet(client: AdminClient): Promise<string> {
  const { data } = await client.get<{ data: SiteRuleSet[] }>('');
  const live = data.find((ruleSet) => ruleSet.live !== null);
  if (!live) {
    throw new CommandError('the site has no live rule set; name one.');
  }
  return live.id;
}
