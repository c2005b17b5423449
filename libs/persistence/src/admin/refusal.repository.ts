import type { Database } from '../database.js';
import { recordAudit } from './audit.js';

export interface Refusal {
  /** As he stands in the audit log. */
  actor: string;
  /** Method and template of the route. */
  route: string;
  role: string;
}

/** What callers asked for that their role does not permit, in the installation's chain. */
export class RefusalRepository {
  constructor(private readonly db: Pick<Database, 'forSites'>) {}

  async note({ actor, route, role }: Refusal): Promise<void> {
    const event = { siteId: '*', actor, action: 'request.refuse', subject: actor, content: { route, role } };
    await this.db.forSites(['*'], (tx) => recordAudit(tx, event));
  }
}
