import type { Database, SiteTransaction } from '../database.js';
import { newWebhookSecret, type SecretBox } from '../secrets.js';
import { recordAudit } from './audit.js';
import { ROTATION_OVERLAP } from './overlap.js';

export interface SiteSecretRow {
  id: string;
  siteId: string;
  createdAt: Date;
  expiresAt: Date | null;
}

const SECRET = `id, site_id AS "siteId", created_at AS "createdAt", expires_at AS "expiresAt"`;
const IS_LIVE = '(expires_at IS NULL OR expires_at > now())';

/** What sites sign their webhooks with: sealed; a value is in the answer that makes it and nowhere else. */
export class SiteSecretRepository {
  constructor(
    private readonly db: Database,
    private readonly box: SecretBox,
  ) {}

  /** Those that count, oldest first; ended ones are forgotten with the next rotation. */
  async list(siteId: string): Promise<SiteSecretRow[]> {
    return this.db.forSites([siteId], (tx) =>
      tx.query<SiteSecretRow>(
        `SELECT ${SECRET} FROM site_secret WHERE site_id = $1 AND ${IS_LIVE} ORDER BY created_at, id`,
        [siteId],
      ),
    );
  }

  /** A new secret; the ones there are end after a day, so that the site can change over without a gap. */
  async rotate(siteId: string, actor: string): Promise<SiteSecretRow & { secret: string }> {
    return this.db.forSites([siteId], async (tx) => {
      await tx.query(`DELETE FROM site_secret WHERE site_id = $1 AND NOT ${IS_LIVE}`, [siteId]);
      await tx.query(
        `UPDATE site_secret SET expires_at = least(coalesce(expires_at, 'infinity'), now() + ${ROTATION_OVERLAP})
         WHERE site_id = $1`,
        [siteId],
      );
      const added = await addSecret(tx, this.box, siteId);
      await changed(tx, siteId, added.id, 'secret.rotate', actor);
      return added;
    });
  }

  /** Ends a secret at once, unless it is the only one: `last`. */
  async end(siteId: string, id: string, actor: string): Promise<'ended' | 'last' | 'unknown'> {
    return this.db.forSites([siteId], async (tx) => {
      const live = await tx.query<SiteSecretRow>(
        `SELECT ${SECRET} FROM site_secret WHERE site_id = $1 AND ${IS_LIVE} ORDER BY id FOR UPDATE`,
        [siteId],
      );
      if (!live.some((row) => row.id === id)) {
        return 'unknown';
      }
      if (live.length === 1) {
        return 'last';
      }
      await tx.query('DELETE FROM site_secret WHERE site_id = $1 AND id = $2', [siteId, id]);
      await changed(tx, siteId, id, 'secret.end', actor);
      return 'ended';
    });
  }
}

async function changed(tx: SiteTransaction, siteId: string, id: string, action: string, actor: string): Promise<void> {
  await tx.query('UPDATE site SET changed_at = clock_timestamp() WHERE id = $1', [siteId]);
  await recordAudit(tx, { siteId, actor, action, subject: `secret:${id}`, content: {} });
}

export async function addSecret(
  tx: SiteTransaction,
  box: SecretBox,
  siteId: string,
): Promise<SiteSecretRow & { secret: string }> {
  const { value, bytes } = newWebhookSecret();
  const [row] = await tx.query<SiteSecretRow>(
    `INSERT INTO site_secret (site_id, sealed) VALUES ($1, $2) RETURNING ${SECRET}`,
    [siteId, box.seal(bytes, secretContext(siteId))],
  );
  return { ...(row as SiteSecretRow), secret: value };
}

/** What binds a site's incoming webhook secret to its place. */
export function secretContext(siteId: string): string {
  return `site_secret:${siteId}`;
}
