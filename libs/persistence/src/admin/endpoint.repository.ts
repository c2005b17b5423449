import type { Database, SiteTransaction } from '../database.js';
import { newWebhookSecret, type SecretBox } from '../secrets.js';
import { recordAudit } from './audit.js';

export interface EndpointRow {
  id: string;
  siteId: string;
  url: string;
  types: string[];
  enabled: boolean;
  createdAt: Date;
}

export interface NewEndpoint {
  siteId: string;
  url: string;
  types: readonly string[];
}

const ENDPOINT = `id, site_id AS "siteId", url, types, enabled, created_at AS "createdAt"`;

/** Where sites want to be called back. `sites` is what the caller may see: `['*']` is all. */
export class EndpointRepository {
  constructor(
    private readonly db: Database,
    private readonly box: SecretBox,
  ) {}

  /** The secret is in this answer and nowhere else. Undefined when the caller sees no such site. */
  async create(
    sites: readonly string[],
    { siteId, url, types }: NewEndpoint,
    actor: string,
  ): Promise<(EndpointRow & { secret: string }) | undefined> {
    return this.db.forSites(sites, async (tx) => {
      const [place] = await tx.query<{ id: string }>('SELECT gen_random_uuid() AS id FROM site WHERE id = $1', [
        siteId,
      ]);
      if (!place) {
        return undefined;
      }
      const { value, bytes } = newWebhookSecret();
      const [row] = await tx.query<EndpointRow>(
        `INSERT INTO endpoint (site_id, id, url, types, sealed) VALUES ($1, $2, $3, $4, $5) RETURNING ${ENDPOINT}`,
        [siteId, place.id, url, types, this.box.seal(bytes, endpointSecretContext(siteId, place.id))],
      );
      await record(tx, 'endpoint.create', row as EndpointRow, actor);
      return { ...(row as EndpointRow), secret: value };
    });
  }

  async list(sites: readonly string[], siteId?: string): Promise<EndpointRow[]> {
    return this.db.forSites(sites, (tx) =>
      tx.query<EndpointRow>(
        `SELECT ${ENDPOINT} FROM endpoint WHERE deleted_at IS NULL AND ($1::text IS NULL OR site_id = $1)
         ORDER BY site_id, created_at, id`,
        [siteId ?? null],
      ),
    );
  }

  /** Its row stays for the history of its deliveries, without the secret. False when the caller sees none. */
  async remove(sites: readonly string[], id: string, actor: string): Promise<boolean> {
    return this.db.forSites(sites, async (tx) => {
      const [row] = await tx.query<EndpointRow>(
        `UPDATE endpoint SET deleted_at = now(), enabled = false, disabled_at = coalesce(disabled_at, now()), sealed = ''
         WHERE id = $1 AND deleted_at IS NULL RETURNING ${ENDPOINT}`,
        [id],
      );
      if (row) {
        await record(tx, 'endpoint.delete', row, actor);
      }
      return row !== undefined;
    });
  }
}

function record(tx: SiteTransaction, action: string, { siteId, id, url }: EndpointRow, actor: string): Promise<void> {
  return recordAudit(tx, { siteId, actor, action, subject: `endpoint:${id}`, content: { url } });
}

/** What binds the secret that signs an endpoint's deliveries to its place. */
export function endpointSecretContext(siteId: string, endpointId: string): string {
  return `endpoint_secret:${siteId}:${endpointId}`;
}
