import type { EndpointType, Topic } from '@palaver/contracts';
import type { Database } from '../database.js';
import { retrying } from '../retrying.js';
import { joinTexts } from '../rows-from.js';
import { isRetryable, isStoreAway, isTimeout } from '../store-error.js';
import { type DeliveryResult, type EndpointChange, SETTLE_DELIVERIES } from './delivery-results.js';
import { BURY_DELIVERIES, CLAIM_DELIVERIES, CLAIM_PROBES, RETIRE_DELIVERIES } from './delivery-statements.js';
import { disableEndpoint, type Disabling } from './disable-endpoint.js';

/** One message a site is owed, leased to this process until `leaseToken` is out of date. */
export interface ClaimedDelivery {
  siteId: string;
  endpointId: string;
  topic: Topic;
  /** Absent where the topic has but one. */
  type?: EndpointType | null;
  subjectId: string;
  version: number;
  /** Tries so far, this one not counted. */
  attempts: number;
  dueSince: Date;
  ageSeconds: number;
  leaseToken: string;
  url: string;
  sealedSecret: Buffer;
  /** The secret before the last rotation, while it still signs. */
  sealedPrevious: Buffer | null;
  /** JSON, the data of the message; null for a decision. */
  payload: string | null;
  /** `traceparent` of what brought the decision about, where traces are on. */
  trace?: string | null;
}

/** How many more messages of an endpoint this process would take. */
export interface Room {
  siteId: string;
  endpointId: string;
  room: number;
}

export interface ClaimLimits {
  total: number;
  /** Of an endpoint that is not among `rooms`. */
  perEndpoint: number;
  rooms: readonly Room[];
}

/** A result with the body that was sent; absent where nothing was. */
export type SentResult = DeliveryResult & { body?: string };

/** Rows of what sites are still to be told. A result is written only while the lease it was earned under stands. */
export class DeliveryRepository {
  constructor(private readonly db: Database) {}

  /**
   * Leases due messages, the longest due first. Of a comment's decisions only the newest is handed out, and none while
   * another of them is under way. Nothing of an endpoint whose breaker is open.
   */
  async claim({ total, perEndpoint, rooms }: ClaimLimits): Promise<ClaimedDelivery[]> {
    return this.db.query<ClaimedDelivery>(CLAIM_DELIVERIES, [total, perEndpoint, JSON.stringify(rooms)]);
  }

  /** Leases one message of each endpoint whose breaker is open and wants to be probed; for a timer. */
  async claimProbes(): Promise<ClaimedDelivery[]> {
    return this.db.query<ClaimedDelivery>(CLAIM_PROBES);
  }

  /** Ends what is due and will never be sent; for a timer, as claims pass such rows over. */
  async retire(): Promise<void> {
    await this.db.query(RETIRE_DELIVERIES);
    await this.db.query(BURY_DELIVERIES);
  }

  /** Writes results in the order given, in one round trip; tells of endpoints that fail, or that did. */
  async settle(results: readonly SentResult[]): Promise<EndpointChange[]> {
    const rows = results.map(({ body: _, ...row }) => row);
    const bodies = joinTexts(results.map(({ body }) => body));
    // What is not written is sent again when its lease ends; while it stands, a database may come back.
    const passes = (error: unknown) => isRetryable(error) || isStoreAway(error) || isTimeout(error);
    const settling = () => this.db.query<EndpointChange>(SETTLE_DELIVERIES, [JSON.stringify(rows), bodies]);
    return retrying(settling, { passes, pauseMs: 1000 });
  }

  /** False when it was off already. */
  async disable(disabling: Disabling): Promise<boolean> {
    return this.db.transaction((tx) => disableEndpoint(tx, disabling));
  }
}
