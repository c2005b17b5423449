import { type Replayed, Replayer } from '@palaver/moderation';
import { type Database, ReplayRepository, type ReplayRow } from '@palaver/persistence';
import { CommandError } from '../command-error.js';
import { countsLine, noCounts } from './replay-counts.js';
import { type ReplayScope } from './replay-options.js';

/** Evaluates stored decisions again: 1 when one does not come out as it is stored. */
export async function verifyDecisions(
  db: Database,
  scope: ReplayScope,
  json: boolean,
  say: (line: string) => void,
): Promise<number> {
  const counts = noCounts();
  for await (const { row, replayed } of replayAll(new ReplayRepository(db), scope)) {
    counts[replayed.outcome] += 1;
    if (replayed.outcome === 'different') {
      say(json ? JSON.stringify(named(row, replayed.parts)) : differs(row, replayed.parts));
    }
  }
  say(json ? JSON.stringify({ ok: counts.different === 0, ...counts }) : countsLine(counts));
  return counts.different === 0 ? 0 : 1;
}

async function* replayAll(
  repository: ReplayRepository,
  { site, since, last = Infinity }: ReplayScope,
): AsyncGenerator<{ row: ReplayRow; replayed: Replayed }> {
  const known = await repository.siteIds();
  if (site !== undefined && !known.includes(site)) {
    throw new CommandError(`there is no site "${site}"; "palaver site list" shows them.`);
  }
  const replayer = new Replayer((siteId, hash) => repository.document(siteId, hash));
  for (const siteId of site === undefined ? known : [site]) {
    let left = last;
    for await (const page of repository.pages(siteId, since)) {
      for (const row of page.slice(0, left)) {
        yield { row, replayed: await replayer.replay(row) };
      }
      left -= page.length;
      if (left <= 0) {
        break;
      }
    }
  }
}

function named({ siteId, commentId, version }: ReplayRow, parts: string[]) {
  return { site: siteId, comment: commentId, version, parts };
}

function differs({ siteId, commentId, version }: ReplayRow, parts: string[]): string {
  return `${siteId}: comment ${commentId}, decision version ${version}, differs in ${parts.join(', ')}`;
}
