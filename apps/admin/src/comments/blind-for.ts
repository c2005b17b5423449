import { mayDo } from '@palaver/contracts';
import { listToLookAt, type SiteTransaction } from '@palaver/persistence';
import { type Caller } from '../auth/caller.js';

const NONE: ReadonlySet<string> = new Set();

/** Of which comments a person is not told what was decided: of those he may be asked to judge again. Programs read what stands. */
export async function blindFor(
  caller: Caller,
  tx: SiteTransaction,
  siteId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  return caller.kind === 'person' && mayDo(caller.role, 'review:decide') ? listToLookAt(tx, siteId, ids, caller) : NONE;
}
