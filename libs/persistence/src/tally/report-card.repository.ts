import { LIVE_SINCE, MOST_VERSIONS, type LiveVersion } from '../brake/live-versions.js';
import type { Database } from '../database.js';

/** What was counted of a rule, of an entry it found, or (rule empty) of all decisions. */
export interface RuleSums {
  rule: string;
  entry: string;
  hits: number;
  judged: number;
  overturned: number;
  lastHitAt: Date | null;
}

export interface ReportCardRows {
  sums: RuleSums[];
  /** Nanoseconds a comment, by rule. */
  costs: { rule: string; nanoseconds: number }[];
  /** Newest first: what was live in the time looked at, and the one before. */
  history: LiveVersion[];
  /** The first day anything was counted on; null when nothing was. */
  firstDay: string | null;
  countedTo: Date | null;
}

const SUMS = `
SELECT rule, entry, sum(hits)::int AS hits, sum(judged)::int AS judged, sum(overturned)::int AS overturned,
  max(last_hit_at) AS "lastHitAt"
FROM rule_tally WHERE site_id = $1 AND rule_set_id = $2 AND day >= $3::date GROUP BY rule, entry`;

const FIRST_DAY = `SELECT min(day)::text AS day FROM rule_tally WHERE site_id = $1 AND rule_set_id = $2 AND rule = ''`;

/** Reads tallies for people. */
export class ReportCardRepository {
  constructor(private readonly db: Database) {}

  /** @param from a day, 2026-01-31; @param days that many before today */
  async read(siteId: string, ruleSetId: string, from: string, days: number): Promise<ReportCardRows> {
    return this.db.forSites([siteId], async (tx) => {
      const sums = await tx.query<RuleSums>(SUMS, [siteId, ruleSetId, from]);
      const costs = await tx.query<{ rule: string; nanoseconds: number }>(
        'SELECT rule, nanoseconds / samples AS nanoseconds FROM rule_cost WHERE site_id = $1',
        [siteId],
      );
      const history = await tx.query<LiveVersion>(LIVE_SINCE, [siteId, days * 86_400, MOST_VERSIONS]);
      const [first] = await tx.query<{ day: string | null }>(FIRST_DAY, [siteId, ruleSetId]);
      const [mark] = await tx.query<{ countedTo: Date | null }>(
        'SELECT counted_to AS "countedTo" FROM tally_mark WHERE site_id = $1',
        [siteId],
      );
      return { sums, costs, history, firstDay: first?.day ?? null, countedTo: mark?.countedTo ?? null };
    });
  }
}
