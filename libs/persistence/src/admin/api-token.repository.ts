import { type Reach, type Role } from '@palaver/contracts';
import type { Database, SiteTransaction } from '../database.js';
import { hashSecret, newSecret } from '../secrets.js';
import { recordAudit } from './audit.js';
import { behind, type PageOf } from './behind.js';

export interface ApiTokenRow {
  id: string;
  name: string;
  role: Role;
  /** Ids of the sites it opens; `*` opens all. */
  sites: string[];
  /** Of whose articles alone; null: of all. */
  sections: string[] | null;
  prefix: string;
  createdAt: Date;
  createdBy: string | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

export interface NewApiToken {
  name: string;
  role: Role;
  sites: readonly string[];
  sections?: readonly string[];
  /** RFC 3339; never when left out. */
  expiresAt?: string;
}

const TOKEN = `id, name, role, sites, sections, prefix, created_at AS "createdAt", created_by AS "createdBy",
  expires_at AS "expiresAt", revoked_at AS "revokedAt", last_used_at AS "lastUsedAt"`;
/** A token is seen by who sees everything it opens. */
const IS_SEEN = `('*' = ANY ($1::text[]) OR sites <@ $1::text[]) AND ($2::text[] IS NULL OR sections <@ $2::text[])`;

/** Tokens of programs and people at the admin's door: 256 random bits, stored as a hash. */
export class ApiTokenRepository {
  constructor(private readonly db: Database) {}

  /** The token itself is in this answer and nowhere else. */
  async create(token: NewApiToken, actor = 'cli'): Promise<ApiTokenRow & { token: string }> {
    const secret = newSecret('pat_');
    const { name, role, sites, sections = null, expiresAt = null } = token;
    return this.db.forSites(sites, async (tx) => {
      const [row] = await tx.query<ApiTokenRow>(
        `INSERT INTO api_token (name, role, sites, sections, prefix, hash, expires_at, created_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${TOKEN}`,
        [name, role, sites, sections, secret.prefix, secret.hash, expiresAt, actor],
      );
      await record(tx, row as ApiTokenRow, 'token.create', actor);
      return { ...(row as ApiTokenRow), token: secret.value };
    });
  }

  /** Those that open nothing beyond this, oldest first. */
  async list({ sites, sections }: Reach, { after, limit }: PageOf): Promise<ApiTokenRow[]> {
    return this.db.query<ApiTokenRow>(
      `SELECT ${TOKEN} FROM api_token WHERE ${IS_SEEN} AND ${behind('api_token', '$3')}
       ORDER BY created_at, id LIMIT $4`,
      [sites, sections, after ?? null, limit],
    );
  }

  /** Ends a token at once. False when there is no such live one among those that open nothing beyond this. */
  async revoke({ sites, sections }: Reach, id: string, actor: string): Promise<boolean> {
    return this.db.forSites(sites, async (tx) => {
      const [row] = await tx.query<ApiTokenRow>(
        `UPDATE api_token SET revoked_at = now() WHERE ${IS_SEEN} AND id = $3 AND revoked_at IS NULL
         RETURNING ${TOKEN}`,
        [sites, sections, id],
      );
      if (row) {
        await record(tx, row, 'token.revoke', actor);
      }
      return row !== undefined;
    });
  }

  /** The live token with this value, if there is one. */
  async find(value: string): Promise<ApiTokenRow | undefined> {
    const [row] = await this.db.query<ApiTokenRow>(
      `SELECT ${TOKEN} FROM api_token
       WHERE hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
      [hashSecret(value)],
    );
    return row;
  }

  /** Notes that a token was used, once a minute at most whoever asks. */
  async touch(id: string): Promise<void> {
    await this.db.query(
      `UPDATE api_token SET last_used_at = now()
       WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= now() - interval '1 minute')`,
      [id],
    );
  }
}

/** A token for all sites is an act of the installation, which has a chain of its own under the name `*`. */
async function record(tx: SiteTransaction, token: ApiTokenRow, action: string, actor: string): Promise<void> {
  const { id, name, role, sites, sections, prefix, expiresAt } = token;
  for (const siteId of sites) {
    const content = { name, role, sites, sections, prefix, expiresAt };
    await recordAudit(tx, { siteId, actor, action, subject: `token:${id}`, content });
  }
}
