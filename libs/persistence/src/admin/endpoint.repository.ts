import type { Database, SiteTransaction } from '../database.js';
import { SECRET_OVERLAP } from '../pipeline/delivery-times.js';
import { newWebhookSecret, type SecretBox } from '../secrets.js';
import { recordAudit } from './audit.js';
import { ENDPOINT, type EndpointRow, endpointSecretContext } from './endpoint-row.js';

export interface NewEndpoint {
  siteId: string;
  url: string;
  types: readonly string[];
}

export interface EndpointChanges {
  url?: string;
  types?: readonly string[];
  enabled?: boolean;
}

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
      const { value, sealed } = this.secretFor(siteId, place.id);
      const [row] = await tx.query<EndpointRow>(
        `INSERT INTO endpoint (site_id, id, url, types, sealed) VALUES ($1, $2, $3, $4, $5) RETURNING ${ENDPOINT}`,
        [siteId, place.id, url, types, sealed],
      );
      await record(tx, 'endpoint.create', row as EndpointRow, { url }, actor);
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

  async find(sites: readonly string[], id: string): Promise<EndpointRow | undefined> {
    return this.db.forSites(sites, async (tx) => (await tx.query<EndpointRow>(FIND, [id]))[0]);
  }

  /** Its row, and the secrets that sign what it is sent now, the newest first. */
  async findSigning(
    sites: readonly string[],
    id: string,
  ): Promise<{ row: EndpointRow; secrets: Buffer[] } | undefined> {
    return this.db.forSites(sites, async (tx) => {
      const [found] = await tx.query<EndpointRow & { sealed: Buffer; previous: Buffer | null }>(
        `SELECT ${ENDPOINT}, sealed, CASE WHEN previous_until > palaver_now() THEN previous_sealed END AS previous
         FROM endpoint WHERE id = $1 AND deleted_at IS NULL`,
        [id],
      );
      if (!found) {
        return undefined;
      }
      const { sealed, previous, ...row } = found;
      const context = endpointSecretContext(row.siteId, row.id);
      const secrets = [sealed, previous].flatMap((one) => (one ? [this.box.open(one, context)] : []));
      return { row, secrets };
    });
  }

  /**
   * Undefined when the caller sees none; the row as it is, unchanged, when `isSeen` refuses it. Another address, and
   * being switched on, forget how it fared: what it is owed is due at once.
   */
  async change(
    sites: readonly string[],
    id: string,
    isSeen: (row: EndpointRow) => boolean,
    { url, types, enabled }: EndpointChanges,
    actor: string,
  ): Promise<{ row: EndpointRow; isChanged: boolean } | undefined> {
    return this.db.forSites(sites, async (tx) => {
      const [old] = await tx.query<EndpointRow>(`${FIND} FOR NO KEY UPDATE`, [id]);
      if (!old || !isSeen(old)) {
        return old && { row: old, isChanged: false };
      }
      const [row] = await tx.query<EndpointRow>(
        `UPDATE endpoint SET url = coalesce($2, url), types = coalesce($3, types), enabled = coalesce($4, enabled)
         WHERE id = $1 RETURNING ${ENDPOINT}`,
        [id, url ?? null, types ?? null, enabled ?? null],
      );
      const content = { url: row?.url, types: row?.types, enabled: row?.enabled };
      await record(tx, 'endpoint.change', old, content, actor);
      if (row && (row.url !== old.url || row.enabled !== old.enabled)) {
        return { row: await beginAnew(tx, row), isChanged: true };
      }
      return { row: row ?? old, isChanged: true };
    });
  }

  /** A new secret; the one before signs beside it for a day, and one from before that no more. */
  async rotateSecret(
    sites: readonly string[],
    id: string,
    actor: string,
  ): Promise<(EndpointRow & { secret: string }) | undefined> {
    return this.db.forSites(sites, async (tx) => {
      const [old] = await tx.query<EndpointRow>(`${FIND} FOR NO KEY UPDATE`, [id]);
      if (!old) {
        return undefined;
      }
      const { value, sealed } = this.secretFor(old.siteId, id);
      const [row] = await tx.query<EndpointRow>(
        `UPDATE endpoint SET previous_sealed = sealed, previous_until = palaver_now() + ${SECRET_OVERLAP}, sealed = $2
         WHERE id = $1 RETURNING ${ENDPOINT}`,
        [id, sealed],
      );
      await record(tx, 'endpoint.rotate-secret', old, { url: old.url }, actor);
      return { ...(row as EndpointRow), secret: value };
    });
  }

  /** Its row stays for the history of its deliveries, without the secret. False when the caller sees none. */
  async remove(sites: readonly string[], id: string, actor: string): Promise<boolean> {
    return this.db.forSites(sites, async (tx) => {
      const [row] = await tx.query<EndpointRow>(
        `UPDATE endpoint SET deleted_at = now(), enabled = false, disabled_at = coalesce(disabled_at, now()), sealed = '',
           previous_sealed = NULL, previous_until = NULL
         WHERE id = $1 AND deleted_at IS NULL RETURNING ${ENDPOINT}`,
        [id],
      );
      if (row) {
        await record(tx, 'endpoint.delete', row, { url: row.url }, actor);
      }
      return row !== undefined;
    });
  }

  private secretFor(siteId: string, endpointId: string): { value: string; sealed: Buffer } {
    const { value, bytes } = newWebhookSecret();
    return { value, sealed: this.box.seal(bytes, endpointSecretContext(siteId, endpointId)) };
  }
}

const FIND = `SELECT ${ENDPOINT} FROM endpoint WHERE id = $1 AND deleted_at IS NULL`;

async function beginAnew(tx: SiteTransaction, { id, siteId, enabled }: EndpointRow): Promise<EndpointRow> {
  const [row] = await tx.query<EndpointRow>(
    `UPDATE endpoint SET failures = 0, failing_since = NULL, last_failure_at = NULL, breaker_opened_at = NULL,
       probe_at = NULL, disabled_at = CASE WHEN enabled THEN NULL ELSE coalesce(disabled_at, palaver_now()) END,
       disabled_reason = CASE WHEN enabled THEN NULL ELSE coalesce(disabled_reason, 'person') END
     WHERE id = $1 RETURNING ${ENDPOINT}`,
    [id],
  );
  if (enabled) {
    await tx.query(
      `UPDATE delivery SET next_at = due_since
       WHERE site_id = $1 AND endpoint_id = $2 AND state = 'due' AND next_at > palaver_now()`,
      [siteId, id],
    );
  }
  return row as EndpointRow;
}

function record(
  tx: SiteTransaction,
  action: string,
  { siteId, id }: EndpointRow,
  content: Record<string, unknown>,
  actor: string,
): Promise<void> {
  return recordAudit(tx, { siteId, actor, action, subject: `endpoint:${id}`, content });
}
