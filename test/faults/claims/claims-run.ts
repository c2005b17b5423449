import { setTimeout as pause } from 'node:timers/promises';
import { loadChaos } from '../checker/chaos-schema.js';
import { check } from '../checker/check.js';
import { tellViolations } from '../deliveries/tell-violations.js';
import { Random } from '../random.js';
import { AdminClient } from './admin-client.js';
import { ALL_INVARIANTS, type ClaimsHouse } from './claims-house.js';
import { Journal } from './journal.js';
import { killAdmins } from './kill-admins.js';
import { SimulatedModerator } from './simulated-moderator.js';
import { fillQueue } from './waiting-comments.js';

export const MODERATORS = 20;
export const ITEMS = 50_000;
export const LEASE_SECONDS = 2;
const REST_MS = 120_000;
/** Less proves nothing. */
const LEAST = { kills: 6, decided: 300, lapsed: 20, unanswered: 10 };

export interface ClaimsResult {
  figures: Record<keyof typeof LEAST, number>;
  /** Why the run failed; none: it passed. */
  faults: string[];
}

/** Everybody works while admins are killed; then all comes to rest and is looked at. */
export async function runClaims(
  house: ClaimsHouse,
  { seed, seconds, signal }: { seed: number; seconds: number; signal: AbortSignal },
  say: (line: string) => void,
): Promise<ClaimsResult> {
  const model = await fillQueue(house.query, ITEMS);
  const lead = await house.hire('lead', 'lead');
  const team = await Promise.all(Array.from({ length: MODERATORS }, (_, n) => house.hire(`m${n + 1}`, 'moderator')));
  say(`  ${ITEMS} items wait; ${MODERATORS} moderators begin`);
  const journal = new Journal();
  const { admins } = house.house;
  const urls = admins.map(({ url }) => url);
  const closing = new AbortController();
  const close = () => closing.abort();
  const clock = setTimeout(close, seconds * 1000);
  signal.addEventListener('abort', close, { once: true });
  const end = closing.signal;
  const killing = killAdmins(admins, new Random(seed), end);
  const working = team.map((me, n) => {
    const random = new Random(seed + n + 1);
    const client = new AdminClient(urls, me.token, random, journal);
    const colleagues = team.filter(({ id }) => id !== me.id);
    return new SimulatedModerator({ me, colleagues, client, journal, random, leaseMs: LEASE_SECONDS * 1000 }).work(end);
  });
  await Promise.all(working);
  const kills = await killing;
  clearTimeout(clock);
  signal.removeEventListener('abort', close);
  signal.throwIfAborted();
  say(`  ${journal.acts.length} acts, ${kills} kills; waiting until all has come to rest`);
  await pause(LEASE_SECONDS * 1000);
  const rested = await house.rest(REST_MS);
  const told = await house.told(lead.token);
  await loadChaos(house.query, { op: [], poison: [], model, lease: journal.leases, act: journal.acts, told });
  const violations = await check(house.query, ALL_INVARIANTS);
  const figures = {
    kills,
    decided: await house.count(`FROM decision WHERE source = 'moderator'`),
    lapsed: await house.count('FROM witness.claim WHERE old_owner <> new_owner AND old_until <= at'),
    unanswered: journal.unanswered,
  };
  const few = Object.entries(LEAST).filter(([name, least]) => figures[name as keyof typeof LEAST] < least);
  return {
    figures,
    faults: [
      ...(rested ? [] : [`it did not come to rest within ${REST_MS / 1000} s`]),
      ...few.map(([name, least]) => `too few to prove anything: ${name} below ${least}`),
      ...journal.surprises.slice(0, 10).map((surprise) => `an answer that must not be: ${surprise}`),
      ...house.house.apps.flatMap(({ deaths }) => deaths.other),
      ...tellViolations(violations),
    ],
  };
}
