import type { Transaction } from '../database.js';
import { keepRaised, reopenItems, type WaitingItem } from './reopen-items.js';
import { type Settled, settle } from './settle-statement.js';
import type { DecisionHead, NewItem, SettledRow } from './settled-row.js';

/** Writes decisions that take back those that stand, and has wait again what those have ended. Comments are locked. */
export async function settleTakenBack(tx: Transaction, siteId: string, rows: readonly SettledRow[]): Promise<Settled> {
  const waiting = await reopenItems(
    tx,
    rows.map(({ head }) => head),
  );
  const settled = await settle(
    tx,
    rows.map((row) => ({ ...row, head: { ...row.head, item: itemOf(row.head, waiting.get(row.head.comment)) } })),
  );
  await keepRaised(tx, siteId, waiting.values());
  return settled;
}

/** What was opened since is ended by what stands again, unless that is to wait. */
function itemOf({ action }: DecisionHead, waiting: WaitingItem | undefined): NewItem | undefined {
  if (!waiting || (action !== 'review' && !waiting.isReopened)) {
    return undefined;
  }
  const { queue, source, section, severity, reports, heat, direction, horizon } = waiting;
  return { queue, source, section, severity, reports, heat, direction, horizon };
}
