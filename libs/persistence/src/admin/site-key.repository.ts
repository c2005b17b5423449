import type { Database, SiteTransaction } from '../database.js';
import { newSecret } from '../secrets.js';
import { recordAudit } from './audit.js';
import { behind, type PageOf } from './behind.js';
import { ROTATION_OVERLAP } from './overlap.js';

export interface SiteKeyRow {
  id: string;
  siteId: string;
  name: string;
  prefix: string;
  test: boolean;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
}

export interface NewSiteKey {
  name: string;
  test?: boolean;
  /** All when left out. */
  scopes?: readonly string[];
  /** RFC 3339; never when left out. */
  expiresAt?: string | Date | null;
}

const KEY = `id, site_id AS "siteId", name, prefix, test, scopes, created_at AS "createdAt", expires_at AS "expiresAt",
  revoked_at AS "revokedAt"`;
const ENDS_SOON = `expires_at = least(coalesce(expires_at, 'infinity'), now() + ${ROTATION_OVERLAP})`;
const IS_LIVE = 'revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())';

/** The keys of sites the caller may see. A key itself is in the answer that makes it and nowhere else. */
export class SiteKeyRepository {
  constructor(private readonly db: Database) {}

  /** Oldest first. */
  async list(siteId: string, { after, limit }: PageOf): Promise<SiteKeyRow[]> {
    return this.db.forSites([siteId], (tx) =>
      tx.query<SiteKeyRow>(
        `SELECT ${KEY} FROM site_key WHERE site_id = $1 AND ${behind('site_key', '$2')} ORDER BY created_at, id LIMIT $3`,
        [siteId, after ?? null, limit],
      ),
    );
  }

  async create(siteId: string, key: NewSiteKey, actor: string): Promise<SiteKeyRow & { key: string }> {
    return this.db.forSites([siteId], (tx) => addKey(tx, siteId, key, actor));
  }

  /** A key in the place of one, or of all there are, which end after a day. Undefined when there is no such live key. */
  async rotate(
    siteId: string,
    keyId: string | null,
    actor: string,
  ): Promise<(SiteKeyRow & { key: string }) | undefined> {
    return this.db.forSites([siteId], async (tx) => {
      const ending = await tx.query<SiteKeyRow>(
        `UPDATE site_key SET ${ENDS_SOON} WHERE site_id = $1 AND ($2::uuid IS NULL OR id = $2) AND ${IS_LIVE}
         RETURNING ${KEY}`,
        [siteId, keyId],
      );
      const [old] = ending;
      if (keyId !== null && !old) {
        return undefined;
      }
      const scopes = [...new Set(ending.flatMap((key) => key.scopes))];
      const next = {
        name: keyId === null ? 'rotated' : (old?.name ?? ''),
        test: ending.length > 0 && ending.every((key) => key.test),
        ...(scopes.length > 0 ? { scopes } : {}),
      };
      return addKey(tx, siteId, next, actor, { inPlaceOf: ending.map(({ id }) => id) });
    });
  }

  /** Ends a key at once. False when the site has no such live key. */
  async revoke(siteId: string, keyId: string, actor: string): Promise<boolean> {
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
}

export async function addKey(
  tx: SiteTransaction,
  siteId: string,
  { name, test = false, scopes, expiresAt = null }: NewSiteKey,
  actor: string,
  content: Record<string, unknown> = {},
): Promise<SiteKeyRow & { key: string }> {
  const secret = newSecret(test ? 'pk_test_' : 'pk_live_');
  const [row] = await tx.query<SiteKeyRow>(
    `INSERT INTO site_key (site_id, name, prefix, hash, test, expires_at${scopes ? ', scopes' : ''})
     VALUES ($1, $2, $3, $4, $5, $6${scopes ? ', $7' : ''}) RETURNING ${KEY}`,
    [siteId, name, secret.prefix, secret.hash, test, expiresAt, ...(scopes ? [[...new Set(scopes)]] : [])],
  );
  const key = row as SiteKeyRow;
  await recordAudit(tx, {
    siteId,
    actor,
    action: 'key.create',
    subject: `key:${key.id}`,
    content: { prefix: key.prefix, scopes: key.scopes, expiresAt: key.expiresAt, ...content },
  });
  return { ...key, key: secret.value };
}
