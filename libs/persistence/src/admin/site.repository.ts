import type { Database, SiteTransaction } from '../database.js';
import { newSecret, newWebhookSecret, type SecretBox } from '../secrets.js';
import { recordAudit } from './audit.js';
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
  ruleSetId: string;
  ruleSetVersion: number;
  createdAt: Date;
}

export interface SiteKeyRow {
  id: string;
  siteId: string;
  name: string;
  prefix: string;
  test: boolean;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
}

export interface NewSite {
  id: string;
  name: string;
  mode?: 'live' | 'observe';
  whileUndecided?: 'hide' | 'show';
  ruleSet: RuleSetVersion;
}

/** A site with this id exists already. */
export class SiteExistsError extends Error {
  readonly code = 'site_exists';
}

const SITE = `id, name, mode, while_undecided AS "whileUndecided", rule_set_id AS "ruleSetId",
  rule_set_version AS "ruleSetVersion", created_at AS "createdAt"`;
const KEY = `id, site_id AS "siteId", name, prefix, test, created_at AS "createdAt", expires_at AS "expiresAt",
  revoked_at AS "revokedAt"`;
const ROTATION_OVERLAP = '24 hours';

/** Sites, their keys and the secret they sign with. `sites` is what the caller may see: `['*']` is all. */
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
        `INSERT INTO site (id, name, mode, while_undecided, rule_set_id, rule_set_version)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING ${SITE}`,
        [site.id, site.name, site.mode ?? 'live', site.whileUndecided ?? 'hide', id, version],
      );
      if (!row) {
        throw new SiteExistsError(`a site with the id ${site.id} exists already`);
      }
      await tx.query(
        `INSERT INTO rule_set_version (site_id, id, version, hash, document, rules, brake, live_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, now())`,
        [site.id, id, version, hash, document, rules, brake],
      );
      const webhookSecret = await this.addSecret(tx, site.id);
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

  async list(sites: readonly string[]): Promise<SiteRow[]> {
    return this.db.forSites(sites, (tx) => tx.query<SiteRow>(`SELECT ${SITE} FROM site ORDER BY id`));
  }

  async find(sites: readonly string[], id: string): Promise<SiteRow | undefined> {
    return this.db.forSites(sites, (tx) => findSite(tx, id));
  }

  async listKeys(siteId: string): Promise<SiteKeyRow[]> {
    return this.db.forSites([siteId], (tx) =>
      tx.query<SiteKeyRow>(`SELECT ${KEY} FROM site_key WHERE site_id = $1 ORDER BY created_at, id`, [siteId]),
    );
  }

  /** The key itself is in this answer and nowhere else. */
  async createKey(siteId: string, name: string, test: boolean, actor: string): Promise<SiteKeyRow & { key: string }> {
    return this.db.forSites([siteId], (tx) => this.addKey(tx, siteId, name, test, actor));
  }

  /** A new key; the ones there are end after a day, so that the site can change over without a gap. */
  async rotateKey(siteId: string, actor: string): Promise<SiteKeyRow & { key: string }> {
    return this.db.forSites([siteId], async (tx) => {
      const [newest] = await tx.query<{ test: boolean }>(
        `UPDATE site_key SET expires_at = least(coalesce(expires_at, 'infinity'), now() + interval '${ROTATION_OVERLAP}')
         WHERE site_id = $1 AND revoked_at IS NULL RETURNING test`,
        [siteId],
      );
      return this.addKey(tx, siteId, 'rotated', newest?.test ?? false, actor);
    });
  }

  /** Ends a key at once. False when the site has no such live key. */
  async revokeKey(siteId: string, keyId: string, actor: string): Promise<boolean> {
    return this.db.forSites([siteId], async (tx) => {
      const [row] = await tx.query<{ prefix: string }>(
        `UPDATE site_key SET revoked_at = now() WHERE site_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING prefix`,
        [siteId, keyId],
      );
      if (row) {
        const content = { prefix: row.prefix };
        await recordAudit(tx, { siteId, actor, action: 'key.revoke', subject: `key:${keyId}`, content });
      }
      return row !== undefined;
    });
  }

  private async addKey(tx: SiteTransaction, siteId: string, name: string, test: boolean, actor: string) {
    const secret = newSecret(test ? 'pk_test_' : 'pk_live_');
    const [row] = await tx.query<SiteKeyRow>(
      `INSERT INTO site_key (site_id, name, prefix, hash, test) VALUES ($1, $2, $3, $4, $5) RETURNING ${KEY}`,
      [siteId, name, secret.prefix, secret.hash, test],
    );
    await recordAudit(tx, {
      siteId,
      actor,
      action: 'key.create',
      subject: `key:${row?.id}`,
      content: { prefix: secret.prefix },
    });
    return { ...(row as SiteKeyRow), key: secret.value };
  }

  private async addSecret(tx: SiteTransaction, siteId: string): Promise<string> {
    const { value, bytes } = newWebhookSecret();
    await tx.query(`INSERT INTO site_secret (site_id, sealed) VALUES ($1, $2)`, [
      siteId,
      this.box.seal(bytes, secretContext(siteId)),
    ]);
    return value;
  }
}

/** The site, as far as the transaction's row-level security shows it. */
export async function findSite(tx: SiteTransaction, id: string): Promise<SiteRow | undefined> {
  const [row] = await tx.query<SiteRow>(`SELECT ${SITE} FROM site WHERE id = $1`, [id]);
  return row;
}

/** What binds a site's incoming webhook secret to its place. */
export function secretContext(siteId: string): string {
  return `site_secret:${siteId}`;
}
