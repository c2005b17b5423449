import { recordAudit } from '../admin/audit.js';
import type { Database, Transaction } from '../database.js';
import { CLAIM_DELIVERIES, RETIRE_DELIVERIES } from './delivery-statements.js';

/** One message a site is owed, leased to this process until `leaseToken` is out of date. */
export interface ClaimedDelivery {
  siteId: string;
  endpointId: string;
  topic: string;
  subjectId: string;
  version: number;
  /** Tries so far, this one not counted. */
  attempts: number;
  /** Since the message became due for the first time. */
  ageSeconds: number;
  leaseToken: string;
  url: string;
  sealedSecret: Buffer;
}

/** How many deliveries to an endpoint are under way in this process. */
export interface Flight {
  siteId: string;
  endpointId: string;
  count: number;
}

export interface ClaimLimits {
  total: number;
  perEndpoint: number;
  flying: readonly Flight[];
}

export interface DeliveryFailure {
  /** The answer's status; null when there was none. */
  status: number | null;
  error: string;
}

const OWN = `site_id = $1 AND endpoint_id = $2 AND topic = $3 AND subject_id = $4 AND version = $5
  AND state = 'leased' AND lease_token = $6`;
const LEASE_ENDS = 'lease_token = NULL, lease_until = NULL';

/** Rows of what sites are still to be told. A result is written only while the lease it was earned under stands. */
export class DeliveryRepository {
  constructor(private readonly db: Database) {}

  /**
   * Leases due messages, at most `perEndpoint` of one endpoint counting those under way, the longest due first. Of a
   * comment's decisions only the newest is handed out, and none while another of them is under way.
   */
  async claim({ total, perEndpoint, flying }: ClaimLimits): Promise<ClaimedDelivery[]> {
    return this.db.query<ClaimedDelivery>(CLAIM_DELIVERIES, [total, perEndpoint, JSON.stringify(flying)]);
  }

  /** Ends what is due and will never be sent; for a timer, as `claim` passes such rows over. */
  async retire(): Promise<void> {
    await this.db.query(RETIRE_DELIVERIES);
  }

  async markDelivered(delivery: ClaimedDelivery, status: number): Promise<boolean> {
    return this.end(
      delivery,
      `state = 'delivered', attempts = attempts + 1, delivered_at = now(), last_status = $7, last_error = NULL`,
      [status],
    );
  }

  /** A newer decision will be told, or there is nothing to tell any more. */
  async markSuperseded(delivery: ClaimedDelivery): Promise<boolean> {
    return this.end(delivery, `state = 'superseded'`, []);
  }

  /** Due again after `delaySeconds`, counted by the database's clock, unless a newer decision arrived meanwhile. */
  async retryLater(delivery: ClaimedDelivery, failure: DeliveryFailure, delaySeconds: number): Promise<boolean> {
    return this.end(
      delivery,
      `state = CASE WHEN topic = 'decision' AND EXISTS (SELECT 1 FROM delivery n WHERE n.site_id = $1
         AND n.endpoint_id = $2 AND n.topic = $3 AND n.subject_id = $4 AND n.version > $5) THEN 'superseded' ELSE 'due' END,
       attempts = attempts + 1, last_status = $7, last_error = $8, next_at = now() + make_interval(secs => $9)`,
      [failure.status, failure.error.slice(0, 500), delaySeconds],
    );
  }

  /** No attempt was made: due again at once. */
  async giveBack(delivery: ClaimedDelivery): Promise<boolean> {
    return this.end(delivery, `state = 'due', next_at = now()`, []);
  }

  /** Gives this endpoint up: it is switched off, and whatever it was still owed is dead until somebody replays it. */
  async abandon(delivery: ClaimedDelivery, failure: DeliveryFailure): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const ended = await end(
        tx,
        delivery,
        `state = 'dead', attempts = attempts + 1, last_status = $7, last_error = $8`,
        [failure.status, failure.error.slice(0, 500)],
      );
      const { siteId, endpointId } = delivery;
      const [disabled] = ended
        ? await tx.query<{ url: string }>(
            `UPDATE endpoint SET enabled = false, disabled_at = now()
             WHERE site_id = $1 AND id = $2 AND enabled RETURNING url`,
            [siteId, endpointId],
          )
        : [];
      if (disabled) {
        await tx.query(`UPDATE delivery SET state = 'dead' WHERE site_id = $1 AND endpoint_id = $2 AND state = 'due'`, [
          siteId,
          endpointId,
        ]);
        await recordAudit(tx, {
          siteId,
          actor: 'system',
          action: 'endpoint.disable',
          subject: `endpoint:${endpointId}`,
          content: { url: disabled.url, status: failure.status, error: failure.error, attempts: delivery.attempts + 1 },
        });
      }
      return ended;
    });
  }

  private end(delivery: ClaimedDelivery, set: string, values: unknown[]): Promise<boolean> {
    return end(this.db, delivery, set, values);
  }
}

async function end(
  tx: Pick<Transaction, 'query'>,
  delivery: ClaimedDelivery,
  set: string,
  values: unknown[],
): Promise<boolean> {
  const { siteId, endpointId, topic, subjectId, version, leaseToken } = delivery;
  const rows = await tx.query(`UPDATE delivery SET ${set}, ${LEASE_ENDS} WHERE ${OWN} RETURNING version`, [
    ...[siteId, endpointId, topic, subjectId, version, leaseToken],
    ...values,
  ]);
  return rows.length > 0;
}
