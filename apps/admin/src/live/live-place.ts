import { type LivePlace } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';

const ID = /^(\d{1,19})-(\d{1,18})$/;

/** As events carry it in `id`. */
export function writePlace({ xid, id }: LivePlace): string {
  return `${xid}-${id}`;
}

/** From Last-Event-ID; undefined where none is sent. @throws ProblemError 400 */
export function readPlace(value: string | undefined): LivePlace | undefined {
  if (value === undefined || value === '') {
    return undefined;
  }
  const [, xid, id] = ID.exec(value) ?? [];
  if (xid === undefined || id === undefined) {
    throw new ProblemError(400, 'malformed-last-event-id', 'Last-Event-ID must be the id of an event of this stream.');
  }
  return { xid, id };
}

export function isBehind(one: LivePlace, other: LivePlace): boolean {
  const [a, b] = [BigInt(one.xid), BigInt(other.xid)];
  return a > b || (a === b && BigInt(one.id) > BigInt(other.id));
}
