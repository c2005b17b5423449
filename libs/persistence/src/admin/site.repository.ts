import type { Guide, StrikePolicy } from '@palaver/contracts';
import type { Database, SiteTransaction } from '../database.js';
import type { SecretBox } from '../secrets.js';
import { recordAudit } from './audit.js';
import type { PageOf } from './behind.js';
import { addKey, type SiteKeyRow } from './site-key.repository.js';
import { addSecret } from './site-secret.repository.js';
import type { VersionRules } from './version-row.js';

export interface RuleSetVersion extends VersionRules {
  id: string;
  version: number;
  /** SHA-256 of the canonical document. */
  hash: string;
  /** Canonical JSON of the resolved rule set. */
  document: string;
}

export interface SiteRow {
  id: string;
  name: string;
  mode: 'live' | 'observe';
  whileUndecided: 'hide' | 'show';
  /** Replies to a rejected comment stay, are hidden with it, or wait for a person. */
  rejectedReplies: 'stay' | 'hide' | 'review';
  languages: string[];
  timeZone: string;
  reportThreshold: number | null;
  strikes: StrikePolicy | null;
  /** Reason codes its moderators reject with; null: all. */
  reasons: string[] | null;
  guides: Guide[];
  ruleSetId: string;
  ruleSetVersion: number;
  createdAt: Date;
}

/** What of a site people change. */
export type SiteSettings = Pick<
  SiteRow,
  | 'name'
  | 'mode'
  | 'whileUndecided'
  | 'rejectedReplies'
  | 'languages'
  | 'timeZone'
  | 'reportThreshold'
  | 'strikes'
  | 'reasons'
  | 'guides'
>;

export interface NewSite extends Partial<SiteSettings> {
  id: string;
  name: string;
  ruleSet: RuleSetVersion;
}

/** A site with this id exists already. */
export class SiteExistsError extends Error {
  readonly code = 'site_exists';
}

const SITE = `id, name, mode, while_undecided AS "whileUndecided", rejected_replies AS "rejectedReplies", languages,
  time_zone AS "timeZone", report_threshold AS "reportThreshold", strikes, reasons, guides,
  rule_set_id AS "ruleSetId",
  rule_set_version AS "ruleSetVersion", created_at AS "createdAt"`;
/** Sites and their settings. `sites` is what the caller may see: `['*']` is all. */
export class SiteRepository {
  constructor(
    private readonly db: Database,
    private readonly box: SecretBox,
  ) {}

  /** @throws SiteExistsError */
  async create(site: NewSite, actor: string): Promise<{ site: SiteRow; webhookSecret: string }> {
    return this.db.forSites([site.id], async (tx) => {
      const { id, version, hash, document, rules, brake } = site.ruleSet;
      const [row] = await tx.query<SiteRow>(
        `INSERT INTO site (id, name, mode, while_undecided, rule_set_id, rule_set_version, languages, reasons, time_zone,
           rejected_replies, report_threshold, strikes, guides)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING RETURNING ${SITE}`,
        [
          site.id,
          site.name,
          site.mode ?? 'live',
          site.whileUndecided ?? 'hide',
          id,
          version,
          site.languages ?? [],
          site.reasons ?? null,
          site.timeZone ?? 'UTC',
          site.rejectedReplies ?? 'stay',
          site.reportThreshold ?? null,
          site.strikes ? JSON.stringify(site.strikes) : null,
          JSON.stringify(site.guides ?? []),
        ],
      );
      if (!row) {
        throw new SiteExistsError(`a site with the id ${site.id} exists already`);
      }
      await tx.query(
        `INSERT INTO rule_set_version (site_id, id, version, hash, document, rules, brake, live_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, now())`,
        [site.id, id, version, hash, document, rules, brake],
      );
      const webhookSecret = (await addSecret(tx, this.box, site.id)).secret;
      await recordAudit(tx, {
        siteId: site.id,
        actor,
        action: 'site.create',
        subject: `site:${site.id}`,
        content: { name: row.name },
      });
      return { site: row, webhookSecret };
    });
  }

  /** By id; all of them when no page is asked for. */
  async list(sites: readonly string[], { after = '', limit }: Partial<PageOf> = {}): Promise<SiteRow[]> {
    return this.db.forSites(sites, (tx) =>
      tx.query<SiteRow>(`SELECT ${SITE} FROM site WHERE id > $1 ORDER BY id LIMIT $2`, [after, limit ?? null]),
    );
  }

  async find(sites: readonly string[], id: string): Promise<SiteRow | undefined> {
    return this.db.forSites(sites, (tx) => findSite(tx, id));
  }

  /**
   * Changes settings, unless `isExpected` says of the row, as it stands under its lock, that the caller has not seen it.
   * Every process reads the site again when `changed_at` moves.
   */
  async change(
    siteId: string,
    settings: Partial<SiteSettings>,
    isExpected: (row: SiteRow) => boolean,
    actor: string,
  ): Promise<{ status: 'changed' | 'stale'; site: SiteRow }> {
    return this.db.forSites([siteId], async (tx) => {
      const [before] = await tx.query<SiteRow>(`SELECT ${SITE} FROM site WHERE id = $1 FOR NO KEY UPDATE`, [siteId]);
      const site = before as SiteRow;
      if (!isExpected(site)) {
        return { status: 'stale', site };
      }
      const { name, mode, whileUndecided, rejectedReplies, languages, reasons, timeZone } = { ...site, ...settings };
      const { reportThreshold, strikes, guides } = { ...site, ...settings };
      const [row] = await tx.query<SiteRow>(
        `UPDATE site SET name = $2, mode = $3, while_undecided = $4, languages = $5, reasons = $6, time_zone = $7,
           rejected_replies = $8, report_threshold = $9, strikes = $10, guides = $11,
           changed_at = clock_timestamp() WHERE id = $1 RETURNING ${SITE}`,
        [
          ...[siteId, name, mode, whileUndecided, languages, reasons, timeZone, rejectedReplies, reportThreshold],
          strikes && JSON.stringify(strikes),
          JSON.stringify(guides),
        ],
      );
      await recordAudit(tx, {
        siteId,
        actor,
        action: 'site.change',
        subject: `site:${siteId}`,
        content: { ...settings },
      });
      return { status: 'changed', site: row as SiteRow };
    });
  }

  /** A key with every scope and no end. The key itself is in this answer and nowhere else. */
  async createKey(siteId: string, name: string, test: boolean, actor: string): Promise<SiteKeyRow & { key: string }> {
    return this.db.forSites([siteId], (tx) => addKey(tx, siteId, { name, test }, actor));
  }
}

/** The site, as far as the transaction's row-level security shows it. */
export async function findSite(tx: SiteTransaction, id: string): Promise<SiteRow | undefined> {
  const [row] = await tx.query<SiteRow>(`SELECT ${SITE} FROM site WHERE id = $1`, [id]);
  return row;
}
