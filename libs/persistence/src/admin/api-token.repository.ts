import type { Database } from '../database.js';
import { hashSecret, newSecret } from '../secrets.js';

export type Role = 'admin' | 'lead' | 'moderator' | 'analyst';

export interface ApiTokenRow {
  id: string;
  name: string;
  role: Role;
  /** Ids of the sites it opens; `*` opens all. */
  sites: string[];
}

/** Tokens of programs and people at the admin's door: 256 random bits, stored as a hash. */
export class ApiTokenRepository {
  constructor(private readonly db: Database) {}

  async create(token: { name: string; role: Role; sites: string[] }): Promise<ApiTokenRow & { token: string }> {
    const secret = newSecret('pat_');
    const [row] = await this.db.query<ApiTokenRow>(
      `INSERT INTO api_token (name, role, sites, prefix, hash) VALUES ($1, $2, $3, $4, $5) RETURNING id, name, role, sites`,
      [token.name, token.role, token.sites, secret.prefix, secret.hash],
    );
    return { ...(row as ApiTokenRow), token: secret.value };
  }

  /** The live token with this value, if there is one. */
  async find(value: string): Promise<ApiTokenRow | undefined> {
    const [row] = await this.db.query<ApiTokenRow>(
      `SELECT id, name, role, sites FROM api_token
       WHERE hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
      [hashSecret(value)],
    );
    return row;
  }
}
