import {
  type DeliveryObject,
  type ListDeliveries,
  type Replay,
  type Replayed,
  type WholeDelivery,
} from '@palaver/contracts';
import { type DeliveryLogRepository, type DeliveryPlace, type EndpointRow } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { type Page, pageOf } from '../requests/page.js';
import { readDeliveryCursor, readDeliveryId, writeDeliveryCursor } from './delivery-id.js';
import { toDeliveryObject, toWholeDelivery } from './endpoint-objects.js';
import { type EndpointsService } from './endpoints.service.js';

/** What an endpoint was sent, is owed, and shall be sent again. */
export class DeliveriesService {
  constructor(
    private readonly log: DeliveryLogRepository,
    private readonly endpoints: Pick<EndpointsService, 'require'>,
  ) {}

  /** @throws ProblemError 400, 404 */
  async list(caller: Caller, endpointId: string, query: ListDeliveries): Promise<Page<DeliveryObject>> {
    const { siteId } = await this.endpoints.require(caller, endpointId);
    const { state, limit } = query;
    const cursor = query.cursor === undefined ? undefined : readDeliveryCursor(query.cursor);
    const rows = await this.log.list(siteId, endpointId, { state, limit: limit + 1, cursor });
    return pageOf(rows, limit, toDeliveryObject, writeDeliveryCursor);
  }

  /** @throws ProblemError 404 */
  async get(caller: Caller, endpointId: string, id: string): Promise<WholeDelivery> {
    const { siteId } = await this.endpoints.require(caller, endpointId);
    const { row, tries } = await this.find(siteId, endpointId, placeOf(id));
    return toWholeDelivery(row, tries);
  }

  /** @throws ProblemError 404, 409 */
  async replayOne(caller: Caller, endpointId: string, id: string): Promise<DeliveryObject> {
    const { siteId, enabled } = await this.endpoints.require(caller, endpointId);
    const place = placeOf(id);
    await this.find(siteId, endpointId, place);
    requireEnabled(enabled);
    const row = await this.log.replayOne(siteId, endpointId, place, caller.actor);
    if (!row) {
      const detail = 'It is being sent at this moment, or a newer decision of the comment has taken its place.';
      throw new ProblemError(409, 'not-replayable', detail);
    }
    return toDeliveryObject(row);
  }

  /** @throws ProblemError 404, 409 */
  async replay(caller: Caller, endpointId: string, range: Replay): Promise<Replayed> {
    const { siteId, enabled } = await this.endpoints.require(caller, endpointId);
    requireEnabled(enabled);
    const { replayed, continueFrom } = await this.log.replay(siteId, endpointId, range, caller.actor);
    return { replayed, continueFrom: continueFrom?.toISOString() ?? null };
  }

  private async find(siteId: string, endpointId: string, place: DeliveryPlace) {
    return (await this.log.find(siteId, endpointId, place)) ?? unknownDelivery();
  }
}

function placeOf(id: string): DeliveryPlace {
  return readDeliveryId(id) ?? unknownDelivery();
}

function requireEnabled(enabled: EndpointRow['enabled']): void {
  if (!enabled) {
    const detail = 'The endpoint is switched off: switch it on first, by PATCH with "enabled": true.';
    throw new ProblemError(409, 'endpoint-disabled', detail);
  }
}

function unknownDelivery(): never {
  throw new ProblemError(404, 'unknown-delivery', 'This endpoint has no such delivery, or not any more.');
}
