import { AuditWalkRepository, type Database, type WalkedRow } from '@palaver/persistence';
import { CommandError } from '../command-error.js';
import { ChainCheck } from './chain-check.js';

interface Broken {
  site: string;
  pos: number;
  id: string;
  action: string;
  at: string;
  problem: string;
}

/** Walks the audit chains and tells the first row that is not as it was written: 1 then, else 0. */
export async function verifyChains(
  db: Database,
  { site, json }: { site?: string; json: boolean },
  say: (line: string) => void,
): Promise<number> {
  const walk = new AuditWalkRepository(db);
  const known = await walk.siteIds();
  if (site !== undefined && !known.includes(site)) {
    throw new CommandError(`there is no audit chain of a site "${site}"; there are ${known.join(', ') || 'none'}.`);
  }
  const sites = site === undefined ? known : [site];
  const sums = { rows: 0, digests: 0 };
  const heads: Record<string, unknown> = {};
  for (const siteId of sites) {
    const check = new ChainCheck((digest) => walk.decisions(siteId, digest.since, digest.upto));
    const broken = await firstBroken(walk, siteId, check);
    if (broken) {
      say(json ? JSON.stringify({ ok: false, ...broken }) : brokenLine(broken));
      return 1;
    }
    sums.rows += check.rows;
    sums.digests += check.digests;
    heads[siteId] = check.head;
  }
  say(json ? JSON.stringify({ ok: true, chains: sites.length, ...sums, heads }) : soundLine(sites.length, sums));
  return 0;
}

async function firstBroken(walk: AuditWalkRepository, site: string, check: ChainCheck): Promise<Broken | undefined> {
  for await (const page of walk.pages(site)) {
    for (const row of page) {
      const problem = await check.problem(row);
      if (problem !== undefined) {
        return toBroken(site, row, problem);
      }
    }
  }
  return undefined;
}

function toBroken(site: string, { pos, seq, action, at }: WalkedRow, problem: string): Broken {
  return { site, pos, id: seq, action, at: at.toISOString(), problem };
}

function brokenLine({ site, pos, id, action, at, problem }: Broken): string {
  return `The audit chain of ${site} is broken at place ${pos} (entry ${id}, ${action}, ${at}): ${problem}.`;
}

function soundLine(chains: number, { rows, digests }: { rows: number; digests: number }): string {
  const count = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;
  return `${count(rows, 'row')} in ${count(chains, 'audit chain')}, ${count(digests, 'digest')} of decisions: all are as they were written.`;
}
