import { setTimeout as pause } from 'node:timers/promises';
import type { TestDatabase } from './database.js';

/** Waits until all that was committed before is behind every open transaction, those of other databases of the server included. */
export async function untilBehindHorizon(database: TestDatabase): Promise<void> {
  const [mark] = await database.query<{ xid: string }>('SELECT pg_current_xact_id()::text AS xid');
  for (let isBehind = false; !isBehind;) {
    const [row] = await database.query<{ is: boolean }>(
      'SELECT pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 AS is',
      [mark?.xid],
    );
    isBehind = row?.is === true;
    await pause(isBehind ? 0 : 20);
  }
}
