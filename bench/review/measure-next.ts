import { Client } from 'pg';
import { quantile, rounded } from '../measure/statistics.js';
import { type BenchStores } from '../stores.js';
import { fillSite } from './fill-site.js';
import { type Moderator } from './moderator.js';
import { FEW_ITEMS, type ReviewBenchOptions } from './options.js';
import { startReviewDesk } from './review-desk.js';

const WARM_UP = 200;
/** One in so many items is decided, and another comes in its place; the others are given back. */
const DECIDED_EVERY = 5;

export interface NextLatency {
  p50Ms1k: number;
  p50Ms1m: number;
  p99Ms1k: number;
  p99Ms1m: number;
  ratio1mTo1k: number;
}

interface Site {
  id: string;
  moderators: Moderator[];
  items: number;
  /** Number of the newest comment. */
  last: number;
  tookMs: number[];
}

/** Both sites are in one database, and are called in turn by one client. */
export async function measureNext(
  stores: BenchStores,
  { samples, items }: ReviewBenchOptions,
  say: (line: string) => void,
): Promise<NextLatency> {
  const desk = await startReviewDesk(stores);
  const client = new Client({ connectionString: desk.databaseUrl });
  await client.connect();
  try {
    const sites: Site[] = [];
    for (const [id, count] of [['small', FEW_ITEMS] as const, ['large', items] as const]) {
      const moderators = await desk.open(id);
      const began = performance.now();
      await fillSite(client, id, 1, count);
      say(`${id}: ${count} open items, filled in ${((performance.now() - began) / 1000).toFixed(0)} s`);
      sites.push({ id, moderators, items: count, last: count, tookMs: [] });
    }
    // As autovacuum would in its own time; it must not begin in the midst of the calls.
    await client.query('VACUUM (ANALYZE)');
    await client.query('CHECKPOINT');
    for (let n = 0; n < WARM_UP + samples; n += 1) {
      for (const site of n % 2 === 0 ? sites : [...sites].reverse()) {
        const took = await oneTurn(client, site, n);
        if (n >= WARM_UP) {
          site.tookMs.push(took);
        }
      }
    }
    await requireAllOpen(client, sites);
    const [small, large] = sites as [Site, Site];
    const at = (site: Site, share: number) => rounded(quantile(site.tookMs, share));
    return {
      p50Ms1k: at(small, 0.5),
      p50Ms1m: at(large, 0.5),
      p99Ms1k: at(small, 0.99),
      p99Ms1m: at(large, 0.99),
      ratio1mTo1k: rounded(quantile(large.tookMs, 0.99) / quantile(small.tookMs, 0.99), 3),
    };
  } finally {
    await client.end();
    await desk.stop();
  }
}

/** The moderator whose turn it is settles what he took before, which is not counted, and takes the next. */
async function oneTurn(client: Client, site: Site, n: number): Promise<number> {
  const moderator = site.moderators[n % site.moderators.length] as Moderator;
  if (await moderator.settle(n % DECIDED_EVERY === 0 ? 'decide' : 'release')) {
    site.last += 1;
    await fillSite(client, site.id, site.last, site.last);
  }
  return moderator.next();
}

async function requireAllOpen(client: Client, sites: readonly Site[]): Promise<void> {
  for (const { id, items } of sites) {
    const { rows } = await client.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM review_item WHERE site_id = $1 AND closed_at IS NULL',
      [id],
    );
    if (rows[0]?.n !== items) {
      throw new Error(`${id} was to keep ${items} open items and has ${rows[0]?.n}`);
    }
  }
}
