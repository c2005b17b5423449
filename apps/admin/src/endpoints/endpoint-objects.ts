import { type DeliveryObject, type EndpointObject, TYPE_OF_TOPIC, type WholeDelivery } from '@palaver/contracts';
import { type DeliveryRow, type EndpointRow, messageId, type TryRow } from '@palaver/persistence';
import { etagOfContent, quoted } from '../requests/etag.js';
import { deliveryId } from './delivery-id.js';

/** Of what people can change; how the endpoint fares is no part of it. */
export function endpointEtag({ id, url, types, enabled }: EndpointRow): string {
  return etagOfContent([id, url, types, enabled]);
}

export function toEndpointObject(row: EndpointRow): EndpointObject {
  return {
    id: row.id,
    siteId: row.siteId,
    url: row.url,
    types: row.types as EndpointObject['types'],
    enabled: row.enabled,
    createdAt: row.createdAt.toISOString(),
    etag: quoted(endpointEtag(row)),
    failures: row.failures,
    failingSince: timeOrNull(row.failingSince),
    breakerOpenedAt: timeOrNull(row.breakerOpenedAt),
    disabledAt: timeOrNull(row.disabledAt),
    disabledReason: row.disabledReason,
    previousSecretEndsAt: timeOrNull(row.previousUntil),
  };
}

export function toDeliveryObject(row: DeliveryRow): DeliveryObject {
  const isOpen = row.state === 'due' || row.state === 'leased';
  return {
    id: deliveryId(row),
    endpointId: row.endpointId,
    siteId: row.siteId,
    messageId: messageId(row),
    type: row.type ?? TYPE_OF_TOPIC[row.topic],
    subjectId: row.subjectId,
    version: row.version,
    state: row.state,
    attempts: row.attempts,
    createdAt: row.createdAt.toISOString(),
    nextAt: isOpen ? row.nextAt.toISOString() : null,
    deliveredAt: timeOrNull(row.deliveredAt),
    status: row.status,
    error: row.error,
  };
}

export function toWholeDelivery(row: DeliveryRow, tries: readonly TryRow[]): WholeDelivery {
  return { ...toDeliveryObject(row), tries: tries.map((one) => ({ ...one, at: one.at.toISOString() })) };
}

function timeOrNull(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}
