import type { DeliveryState, EndpointType, Topic } from '@palaver/contracts';
import type { Database, SiteTransaction } from '../database.js';
import { recordAudit } from './audit.js';

/** Names a message among those of its endpoint. */
export interface DeliveryPlace {
  topic: string;
  subjectId: string;
  version: number;
}

export interface DeliveryRow extends DeliveryPlace {
  siteId: string;
  endpointId: string;
  topic: Topic;
  /** Null where the topic has but one. */
  type: EndpointType | null;
  state: DeliveryState;
  attempts: number;
  createdAt: Date;
  nextAt: Date;
  deliveredAt: Date | null;
  status: number | null;
  error: string | null;
  /** `createdAt` to the microsecond, for the cursor. */
  place: string;
}

export interface TryRow {
  attempt: number;
  at: Date;
  status: number | null;
  error: string | null;
  latencyMs: number;
  body: string;
}

export interface DeliveryCursor extends DeliveryPlace {
  place: string;
}

export interface ReplayRange {
  states: readonly ('dead' | 'delivered')[];
  from?: string;
  to?: string;
}

const DELIVERY = `d.site_id AS "siteId", d.endpoint_id AS "endpointId", d.topic, d.type, d.subject_id AS "subjectId", d.version,
  d.state, d.attempts, d.created_at AS "createdAt", d.next_at AS "nextAt", d.delivered_at AS "deliveredAt",
  d.last_status AS status, d.last_error AS error, d.created_at::text AS place`;
const OVERTAKEN = `d.topic = 'decision' AND EXISTS (SELECT 1 FROM delivery n WHERE n.site_id = d.site_id
  AND n.endpoint_id = d.endpoint_id AND n.topic = d.topic AND n.subject_id = d.subject_id AND n.version > d.version)`;
const AGAIN = `state = 'due', attempts = 0, due_since = palaver_now(), delivered_at = NULL`;

const CHUNK = 5000;
const MOST_AT_ONCE = 100_000;
const SHOWN_TRIES = 100;

/** What an endpoint was sent and is owed, as people look at it. Every call names the endpoint's site, which is checked before. */
export class DeliveryLogRepository {
  constructor(private readonly db: Database) {}

  /** Newest first. */
  async list(
    siteId: string,
    endpointId: string,
    { state, limit, cursor }: { state?: string; limit: number; cursor?: DeliveryCursor },
  ): Promise<DeliveryRow[]> {
    return this.db.forSites([siteId], (tx) =>
      tx.query<DeliveryRow>(
        `SELECT ${DELIVERY} FROM delivery d WHERE d.site_id = $1 AND d.endpoint_id = $2
           ${state === undefined ? 'AND $3::text IS NULL' : 'AND d.state = $3'}
           ${cursor ? 'AND (d.created_at, d.topic, d.subject_id, d.version) < ($5::timestamptz, $6, $7, $8)' : ''}
         ORDER BY d.created_at DESC, d.topic DESC, d.subject_id DESC, d.version DESC LIMIT $4`,
        [
          ...[siteId, endpointId, state ?? null, limit],
          ...(cursor ? [cursor.place, cursor.topic, cursor.subjectId, cursor.version] : []),
        ],
      ),
    );
  }

  /** With its tries that are still kept, newest first. */
  async find(
    siteId: string,
    endpointId: string,
    { topic, subjectId, version }: DeliveryPlace,
  ): Promise<{ row: DeliveryRow; tries: TryRow[] } | undefined> {
    const key = [siteId, endpointId, topic, subjectId, version];
    return this.db.forSites([siteId], async (tx) => {
      const [row] = await tx.query<DeliveryRow>(`SELECT ${DELIVERY} FROM delivery d WHERE ${isThis('d')}`, key);
      if (!row) {
        return undefined;
      }
      const tries = await tx.query<TryRow>(
        `SELECT t.attempt, t.at, t.status, t.error, t.latency_ms AS "latencyMs", t.body FROM delivery_try t
         WHERE ${isThis('t')} ORDER BY t.at DESC, t.attempt DESC LIMIT ${SHOWN_TRIES}`,
        key,
      );
      return { row, tries };
    });
  }

  /** Due again at once, with all its tries before it. Undefined when it is under way or overtaken by a newer decision. */
  async replayOne(
    siteId: string,
    endpointId: string,
    place: DeliveryPlace,
    actor: string,
  ): Promise<DeliveryRow | undefined> {
    const { topic, subjectId, version } = place;
    return this.db.forSites([siteId], async (tx) => {
      const [row] = await tx.query<DeliveryRow>(
        `UPDATE delivery d SET ${AGAIN}, next_at = palaver_now()
         WHERE ${isThis('d')} AND d.state <> 'leased' AND NOT (${OVERTAKEN}) RETURNING ${DELIVERY}`,
        [siteId, endpointId, topic, subjectId, version],
      );
      if (row) {
        await record(tx, siteId, endpointId, { topic, subjectId, version }, actor);
      }
      return row;
    });
  }

  /**
   * Makes due again what was first owed in a range of time, the oldest first and newest decisions only, in transactions of
   * some thousand; at most 100,000, and then `continueFrom` says where to go on.
   */
  async replay(
    siteId: string,
    endpointId: string,
    range: ReplayRange,
    actor: string,
  ): Promise<{ replayed: number; continueFrom: Date | null }> {
    const before = await this.db.forSites([siteId], (tx) =>
      tx.query<{ now: string }>('SELECT palaver_now()::text AS now'),
    );
    let replayed = 0;
    for (let from = range.from ?? '-infinity'; ;) {
      const chunk = await this.replayChunk(siteId, endpointId, { ...range, from }, before[0]?.now ?? '', actor);
      replayed += chunk.count;
      if (chunk.count < CHUNK || chunk.last === null) {
        return { replayed, continueFrom: null };
      }
      if (replayed >= MOST_AT_ONCE) {
        return { replayed, continueFrom: new Date(chunk.last) };
      }
      from = chunk.last;
    }
  }

  private async replayChunk(
    siteId: string,
    endpointId: string,
    { states, from, to }: ReplayRange,
    before: string,
    actor: string,
  ): Promise<{ count: number; last: string | null }> {
    return this.db.forSites([siteId], async (tx) => {
      const [chunk] = await tx.query<{ count: number; last: string | null }>(
        `WITH chosen AS MATERIALIZED (
           SELECT d.topic, d.subject_id, d.version, d.created_at FROM delivery d
           WHERE d.site_id = $1 AND d.endpoint_id = $2 AND d.state = ANY ($3) AND d.created_at >= $4::timestamptz
             AND d.created_at < coalesce($5::timestamptz, 'infinity') AND d.due_since <= $6::timestamptz AND NOT (${OVERTAKEN})
           ORDER BY d.created_at LIMIT ${CHUNK} FOR UPDATE SKIP LOCKED
         ), again AS (
           UPDATE delivery d SET ${AGAIN}, next_at = least(palaver_now(), d.created_at) FROM chosen c
           WHERE d.site_id = $1 AND d.endpoint_id = $2
             AND (d.topic, d.subject_id, d.version) = (c.topic, c.subject_id, c.version)
         )
         SELECT count(*)::int AS count, max(created_at)::text AS last FROM chosen`,
        [siteId, endpointId, states, from, to ?? null, before],
      );
      const { count = 0, last = null } = chunk ?? {};
      if (count > 0) {
        await record(tx, siteId, endpointId, { states, from, to, count }, actor);
      }
      return { count, last };
    });
  }
}

const isThis = (row: string) =>
  `${row}.site_id = $1 AND ${row}.endpoint_id = $2 AND ${row}.topic = $3 AND ${row}.subject_id = $4 AND ${row}.version = $5`;

function record(
  tx: SiteTransaction,
  siteId: string,
  endpointId: string,
  content: Record<string, unknown>,
  actor: string,
): Promise<void> {
  return recordAudit(tx, { siteId, actor, action: 'delivery.replay', subject: `endpoint:${endpointId}`, content });
}
