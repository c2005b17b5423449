import type { Role } from '@palaver/contracts';
import type { SiteTransaction } from '../database.js';

/** Somebody an item can be handed to. */
export interface Holder {
  id: string;
  role: Role;
  sections: string[] | null;
}

/** Who is called `token:<name>` and sees the site; of several tokens the one used last. */
export async function findHolder(tx: SiteTransaction, actor: string, siteId: string): Promise<Holder | undefined> {
  const [found] = await tx.query<Holder>(
    `SELECT id::text AS id, role, sections FROM api_token
     WHERE 'token:' || name = $1 AND sites && ARRAY[$2, '*'] AND revoked_at IS NULL
       AND (expires_at IS NULL OR expires_at > now())
     ORDER BY last_used_at DESC NULLS LAST, created_at DESC LIMIT 1`,
    [actor, siteId],
  );
  return found;
}
