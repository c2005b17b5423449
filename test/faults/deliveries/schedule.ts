import type { DeliveriesHouse } from './deliveries-house.js';
import type { SiteReceiver } from './site-receiver.js';

/** Seconds after the first failures, each a fifth more or less, until the breaker opens. */
const STEPS = [5, 30, 120, 600];
const JITTER = 0.2;
const HOUR = 3600;
const PATIENCE_MS = 20_000;
/** A try that is due is taken by the next tick of a worker that may be busy. */
const LATE_SECONDS = 5;

/** Follows the only message of an endpoint that always fails through its schedule, the breaker and the end after 72 hours. */
export async function keepsSchedule(house: DeliveriesHouse, endpoint: string, good: SiteReceiver): Promise<string[]> {
  const faults: string[] = [];
  for (const [n, step] of STEPS.entries()) {
    // Short pauses may be over already, while other targets were waited for: then the next try tells.
    const isOver = (await tries(house, endpoint)) > n + 1;
    const waits = isOver ? await pauseAfter(house, endpoint, n + 1) : await pauseBefore(house, endpoint, n + 1);
    const late = isOver ? LATE_SECONDS : 1;
    if (!(waits >= step * (1 - JITTER) - 1 && waits <= step * (1 + JITTER) + late)) {
      faults.push(`try ${n + 1} of a target that fails is followed by a pause of ${waits} s instead of ${step} s`);
    }
    if (!isOver) {
      await house.advance(step * (1 + JITTER) + 1);
    }
  }
  await pauseBefore(house, endpoint, STEPS.length + 1);
  if ((await house.count(`FROM endpoint WHERE id = $1 AND breaker_opened_at IS NOT NULL`, [endpoint])) === 0) {
    faults.push('the breaker of a target that fails did not open');
  }
  const told = () => good.others.some(({ type, data }) => type === 'endpoint.disabled' && data.id === endpoint);
  for (let hours = 0; hours < 80 && !told(); hours += 9) {
    const before = await tries(house, endpoint);
    await house.advance(9 * HOUR);
    await house.until(async () => told() || (await tries(house, endpoint)) > before, PATIENCE_MS);
  }
  await house.until(told, PATIENCE_MS);
  const [row] = await house.query(
    `SELECT enabled, disabled_reason, extract(epoch FROM disabled_at - created_at)::int / 3600 AS hours
     FROM endpoint WHERE id = $1`,
    [endpoint],
  );
  if (row?.enabled !== false || row.disabled_reason !== 'unreachable' || Number(row.hours) < 71) {
    faults.push(`a target that failed for 72 hours: ${JSON.stringify(row)}`);
  }
  return told() ? faults : [...faults, 'the good target was not told that another is switched off'];
}

const tries = (house: DeliveriesHouse, endpoint: string) =>
  house.count('FROM delivery_try WHERE endpoint_id = $1', [endpoint]);

/** Seconds from try `n` to the next, which is still to come. */
async function pauseBefore(house: DeliveriesHouse, endpoint: string, n: number): Promise<number> {
  const find = () =>
    house.query(
      `SELECT extract(epoch FROM d.next_at - t.at)::int AS waits FROM delivery d JOIN delivery_try t
         USING (endpoint_id, topic, subject_id, version)
       WHERE d.endpoint_id = $1 AND t.attempt = $2 AND d.attempts = $2 AND d.state = 'due'`,
      [endpoint, n],
    );
  await house.until(async () => (await find()).length > 0, PATIENCE_MS);
  return Number((await find())[0]?.waits);
}

/** Seconds that passed between try `n` and the next. */
async function pauseAfter(house: DeliveriesHouse, endpoint: string, n: number): Promise<number> {
  const [row] = await house.query(
    `SELECT extract(epoch FROM max(at) - min(at))::int AS waits FROM delivery_try
     WHERE endpoint_id = $1 AND attempt IN ($2::int, $2::int + 1)`,
    [endpoint, n],
  );
  return Number(row?.waits);
}
