import type { Role } from '@palaver/contracts';
import type { SiteTransaction } from '../database.js';

/** Somebody an item can be handed to. */
export interface Holder {
  id: string;
  role: Role;
  sections: string[] | null;
}

const TOKENS = `
SELECT id::text AS id, role, sections FROM api_token
WHERE name = $1 AND sites && ARRAY[$2, '*'] AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())
ORDER BY last_used_at DESC NULLS LAST, created_at DESC LIMIT 1`;
/** Who has never followed his first link cannot sign in. */
const PEOPLE = `
SELECT id::text AS id, role, sections FROM person
WHERE id::text = $1 AND sites && ARRAY[$2, '*'] AND disabled_at IS NULL AND password IS NOT NULL`;

/** Who is called `token:<name>` or `person:<id>` and sees the site; of several tokens the one used last. */
export async function findHolder(tx: SiteTransaction, actor: string, siteId: string): Promise<Holder | undefined> {
  const [, kind, name] = /^(token|person):(.+)$/s.exec(actor) ?? [];
  if (kind === undefined) {
    return undefined;
  }
  const [found] = await tx.query<Holder>(kind === 'token' ? TOKENS : PEOPLE, [name, siteId]);
  return found;
}
