import { releaseBrake } from '../brake/release-brake.js';
import type { Database } from '../database.js';
import type { PageOf } from './behind.js';
import { type NewVersion, publishVersion, type Published } from './publish-version.js';
import { changeState, type StateChange } from './version-state.js';
import { VERSION, type VersionRow, WHOLE_VERSION, type WholeVersionRow } from './version-row.js';

/** A rule set of a site at a glance. */
export interface SiteRuleSetRow {
  siteId: string;
  id: string;
  live: number | null;
  shadow: number | null;
  latest: number | null;
  draft: { etag: string; updatedAt: string; updatedBy: string } | null;
}

/** Published versions: content that stays, and a state that moves. */
export class RuleSetVersionRepository {
  constructor(private readonly db: Database) {}

  /** All rule sets of a site, or one of them. */
  async ruleSets(siteId: string, id?: string): Promise<SiteRuleSetRow[]> {
    return this.db.forSites([siteId], (tx) =>
      tx.query<SiteRuleSetRow>(
        `SELECT $1::text AS "siteId", id, v.live, v.shadow, v.latest, CASE WHEN d.etag IS NOT NULL THEN
           json_build_object('etag', d.etag, 'updatedAt', d.updated_at, 'updatedBy', d.updated_by) END AS draft
         FROM (SELECT id, max(version) AS latest, max(version) FILTER (WHERE state = 'live') AS live,
             max(version) FILTER (WHERE state = 'shadow') AS shadow
           FROM rule_set_version WHERE site_id = $1 GROUP BY id) v
         FULL JOIN (SELECT id, etag, updated_at, updated_by FROM rule_set_draft WHERE site_id = $1) d USING (id)
         WHERE $2::text IS NULL OR id = $2 ORDER BY id`,
        [siteId, id ?? null],
      ),
    );
  }

  /** Newest first, without their content; those below the number `after`. */
  async list(siteId: string, id: string, { after, limit }: PageOf): Promise<VersionRow[]> {
    return this.db.forSites([siteId], (tx) =>
      tx.query<VersionRow>(
        `SELECT ${VERSION} FROM rule_set_version WHERE site_id = $1 AND id = $2 AND ($3::bigint IS NULL OR version < $3)
         ORDER BY version DESC LIMIT $4`,
        [siteId, id, after ?? null, limit],
      ),
    );
  }

  async find(siteId: string, id: string, version: number): Promise<WholeVersionRow | undefined> {
    return this.db.forSites([siteId], async (tx) => {
      const [row] = await tx.query<WholeVersionRow>(
        `SELECT ${WHOLE_VERSION} FROM rule_set_version WHERE site_id = $1 AND id = $2 AND version = $3`,
        [siteId, id, version],
      );
      return row;
    });
  }

  /** Gives the content its number and its place, in one transaction with the site's reference and the audit row. */
  async publish(siteId: string, version: NewVersion, actor: string): Promise<Published> {
    return this.db.forSites([siteId], (tx) => publishVersion(tx, siteId, version, actor));
  }

  /** A person frees a rule of the live version. False when the brake does not hold it. */
  async releaseBrake(
    version: Pick<VersionRow, 'siteId' | 'id' | 'version'>,
    what: { rule: string; note: string | null },
    actor: string,
  ): Promise<boolean> {
    return this.db.forSites([version.siteId], (tx) => releaseBrake(tx, version, what, actor));
  }

  /** From shadow to live, or from shadow to the archive. */
  async move(siteId: string, change: StateChange, actor: string): Promise<Published> {
    return this.db.forSites([siteId], (tx) => changeState(tx, siteId, change, actor));
  }
}
