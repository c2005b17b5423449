import { type LiveCounts, type LiveItem } from '@palaver/contracts';
import { type LiveChange, type LivePlace } from '@palaver/persistence';
import { writePlace } from './live-place.js';

export type LiveEvent = 'opened' | 'changed' | 'claimed' | 'released' | 'closed';

/** What happened to an item, by its row and by the queue it was seen held in before, if it was. */
export function eventOf({ closedAt, claimOwner, isNew, queue }: LiveChange, heldIn?: string): LiveEvent {
  if (closedAt !== null) {
    return 'closed';
  }
  if (claimOwner !== null) {
    return 'claimed';
  }
  return isNew ? 'opened' : heldIn === queue ? 'released' : 'changed';
}

export function writeItem(change: LiveChange, event: LiveEvent): string {
  const { id, siteId, commentId, queue, section, severity, priority, openedAt, closedAt, claimOwner, claimUntil } =
    change;
  const claim = claimOwner === null || claimUntil === null ? null : { by: claimOwner, until: iso(claimUntil) };
  const item: LiveItem = {
    ...{ id, siteId, commentId, queue, section, severity, priority, openedAt: iso(openedAt) },
    closedAt: closedAt === null ? null : iso(closedAt),
    claim,
  };
  return writeEvent(event, item, change);
}

export const writeCounts = (counts: LiveCounts): string => writeEvent('counts', counts);
/** The stream has begun, at this place. */
export const writeReady = (place: LivePlace): string => `retry: 2000\n${writeEvent('ready', {}, place)}`;
/** More has happened than is told: read the lists again; what follows is told. */
export const writeReset = (place: LivePlace): string => writeEvent('reset', {}, place);
/** There will be no more until the caller comes again. */
export const writeEnd = (why: 'signed-out' | 'stopping'): string => writeEvent('end', { why });
/** Keeps proxies and both ends awake. */
export const HEARTBEAT = ': \n\n';

function writeEvent(event: string, data: object, place?: LivePlace): string {
  const id = place === undefined ? '' : `id: ${writePlace(place)}\n`;
  return `event: ${event}\n${id}data: ${JSON.stringify(data)}\n\n`;
}

const iso = (at: string) => new Date(at).toISOString();
