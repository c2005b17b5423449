import { type Database, DeliveryKeepingRepository } from '@palaver/persistence';
import { Repeat } from './repeat.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** So long as something is left, the next part follows soon: a site can have a million messages a day. */
const PARTS_A_TURN = 50;

/** The chores of deliveries: slices of tries, old messages, secrets that have ended. Every worker does them. */
export function deliveryChores(db: Database, tell: (error: unknown) => void): Repeat[] {
  const kept = new DeliveryKeepingRepository(db);
  const forget = async () => {
    let parts = 0;
    while (parts < PARTS_A_TURN && (await kept.forgetSome()) > 0) {
      parts += 1;
    }
  };
  return [
    new Repeat(HOUR_MS, () => kept.keepTries(), tell),
    new Repeat(MINUTE_MS, forget, tell),
    new Repeat(MINUTE_MS, () => kept.eraseSecrets(), tell),
  ];
}
