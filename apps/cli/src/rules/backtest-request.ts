import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { SiteRuleSet, StartBacktest } from '@palaver/contracts';
import { describeIssue, parseRuleSet, RuleSetError } from '@palaver/rules';
import { CommandError } from '../command-error.js';
import type { AdminClient } from './admin-client.js';
import { type BacktestChoice, rangeOf } from './backtest-range.js';

/** What is to be tried, on which comments. A file is sent as it is: the draft of the site stays what it was. */
export async function backtestRequest(
  client: Pick<AdminClient, 'find'>,
  what: string,
  choice: BacktestChoice,
): Promise<{ id: string; body: StartBacktest }> {
  const range = rangeOf(choice);
  if (existsSync(what) && extname(what) !== '') {
    if (choice.of !== undefined) {
      throw new CommandError('--of names what the site has stored; leave it out, or name the rule set by its id.');
    }
    const source = readFileSync(what, 'utf8');
    return { id: idOf(source, what), body: { source, lists: listsBeside(what), ...range } };
  }
  if (/[./\\]/.test(what)) {
    throw new CommandError(`there is no ${what}.`);
  }
  return { id: what, body: { of: choice.of ?? (await newest(client, what)), ...range } };
}

/** The draft, where there is one; else the version that was made last. */
async function newest(client: Pick<AdminClient, 'find'>, id: string): Promise<string> {
  const ruleSet = await client.find<SiteRuleSet>(`/${encodeURIComponent(id)}`);
  if (!ruleSet) {
    throw new CommandError(`the site has no rule set ${id}, and there is no such file.`);
  }
  return ruleSet.draft ? 'draft' : String(ruleSet.latest);
}

function idOf(source: string, file: string): string {
  try {
    return parseRuleSet(source, file).id;
  } catch (error) {
    const issue = error instanceof RuleSetError ? error.issues[0] : undefined;
    throw issue ? new CommandError(describeIssue({ file, ...issue }, 'error'), { cause: error }) : error;
  }
}

/** `lists/NAME.txt` in the folder of the file. */
function listsBeside(file: string): Record<string, string> {
  const folder = join(dirname(file), 'lists');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];
  return Object.fromEntries(
    names.sort().map((name) => [`lists/${basename(name, '.txt')}`, readFileSync(join(folder, name), 'utf8')]),
  );
}
