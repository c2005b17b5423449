import { recordAudit } from '../admin/audit.js';
import type { Transaction } from '../database.js';
import { type Whose } from './person-row.js';

/** The chain of what concerns the installation and no one site. */
export const EVERYWHERE = ['*'];

/** Tells an act on a person in the chain of each site he sees; `*` is the installation's own. */
export async function recordPerson(
  tx: Transaction,
  { id, sites }: Whose,
  action: string,
  actor: string,
  content: Record<string, unknown> = {},
): Promise<void> {
  for (const siteId of sites) {
    await recordAudit(tx, { siteId, actor, action, subject: `person:${id}`, content });
  }
}
