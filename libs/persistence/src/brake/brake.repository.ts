import { recordAudit } from '../admin/audit.js';
import type { Database } from '../database.js';
import { LIVE_SINCE, type LiveVersion, MOST_VERSIONS } from './live-versions.js';

/** The live version of a site, which has a brake. */
export interface BrakingVersion {
  siteId: string;
  id: string;
  version: number;
  /** JSON of the compiled brake. */
  brake: string;
}

/** First decisions about revisions by a version: with a hit of the rule, or (rule empty) all. */
export interface VersionCount {
  id: string;
  version: number;
  rule: string;
  count: number;
}

export interface NewBrake {
  rule: string;
  editedAt: Date;
  hash: string;
  hits: number;
  comments: number;
}

const BRAKING = `
SELECT site_id AS "siteId", id, version, brake FROM rule_set_version WHERE state = 'live' AND brake IS NOT NULL`;

const COUNTS = `
SELECT t.rule_set_id AS id, t.version, t.rule, sum(t.first_hits)::int AS count
FROM unnest($2::text[], $3::int[]) AS v (id, version)
JOIN rule_tally t ON t.site_id = $1 AND t.rule_set_id = v.id AND t.version = v.version
WHERE t.entry = '' GROUP BY 1, 2, 3`;

const HOLD = `
INSERT INTO rule_brake (site_id, rule_set_id, version, rule, edited_at, hash, hits, comments)
SELECT v.site_id, v.id, v.version, $4, $5, $6, $7, $8 FROM rule_set_version v
WHERE v.site_id = $1 AND v.id = $2 AND v.version = $3 AND v.state = 'live'
ON CONFLICT DO NOTHING RETURNING rule`;

/** What the brake has to know, and what it does. */
export class BrakeRepository {
  constructor(private readonly db: Database) {}

  async braking(): Promise<BrakingVersion[]> {
    return this.db.query<BrakingVersion>(BRAKING);
  }

  /** Newest first: what went live in the last seconds, and the one before. */
  async liveSince(siteId: string, seconds: number): Promise<LiveVersion[]> {
    return this.db.query<LiveVersion>(LIVE_SINCE, [siteId, seconds, MOST_VERSIONS]);
  }

  async counts(siteId: string, versions: readonly { id: string; version: number }[]): Promise<VersionCount[]> {
    return this.db.query<VersionCount>(COUNTS, [
      siteId,
      versions.map(({ id }) => id),
      versions.map(({ version }) => version),
    ]);
  }

  /** Edits that were braked already, released or not, as `rule` and time. */
  async held(siteId: string): Promise<{ rule: string; editedAt: Date }[]> {
    return this.db.query('SELECT rule, edited_at AS "editedAt" FROM rule_brake WHERE site_id = $1', [siteId]);
  }

  /** Holds a rule of the version that is live. False when that has changed, or somebody was faster. */
  async hold({ siteId, id, version }: BrakingVersion, brake: NewBrake): Promise<boolean> {
    const { rule, editedAt, hash, hits, comments } = brake;
    return this.db.transaction(async (tx) => {
      // Publishing locks the site as well: what is live cannot change before this is committed.
      await tx.query('UPDATE site SET changed_at = clock_timestamp() WHERE id = $1', [siteId]);
      const held = await tx.query(HOLD, [siteId, id, version, rule, editedAt, hash, hits, comments]);
      if (held.length > 0) {
        const content = { rule, hits, comments, editedAt: editedAt.toISOString() };
        const subject = `rule-set:${id}@${version}`;
        await recordAudit(tx, { siteId, actor: 'system', action: 'rule-set.brake', subject, content });
      }
      return held.length > 0;
    });
  }
}
