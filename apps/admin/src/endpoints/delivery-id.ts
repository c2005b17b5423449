import { type DeliveryCursor, type DeliveryPlace } from '@palaver/persistence';
import { foreignCursor, readCursor, writeCursor } from '@palaver/platform';
import { z } from 'zod';

const ID = /^(decision|endpoint|sanction|note|article)\.(\d{1,9})\.([^\0]{1,2100})$/su;

/** `decision.3.c1`: topic, version and subject, which name a message among those of its endpoint. */
export function deliveryId({ topic, version, subjectId }: DeliveryPlace): string {
  return `${topic}.${version}.${subjectId}`;
}

/** Undefined for what can be no delivery's id. */
export function readDeliveryId(id: string): DeliveryPlace | undefined {
  const parts = ID.exec(id);
  return parts ? { topic: parts[1] ?? '', version: Number(parts[2]), subjectId: parts[3] ?? '' } : undefined;
}

const cursorSchema = z.tuple([
  z.string().regex(/^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/),
  z.string(),
]);

/** A place in a list of deliveries. */
export function writeDeliveryCursor(row: DeliveryCursor): string {
  return writeCursor([row.place, deliveryId(row)]);
}

/** @throws ProblemError 400 */
export function readDeliveryCursor(cursor: string): DeliveryCursor {
  const parsed = cursorSchema.safeParse(readCursor(cursor));
  const place = parsed.success ? readDeliveryId(parsed.data[1]) : undefined;
  if (!parsed.success || !place) {
    throw foreignCursor();
  }
  return { ...place, place: parsed.data[0] };
}
