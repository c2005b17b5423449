import type { Role } from '@palaver/contracts';
import type { SiteTransaction } from '../database.js';

/** Somebody an item can be handed to. */
export interface Holder {
  id: string;
  /** How he stands in the audit log. */
  actor: string;
  name: string;
  role: Role;
  sections: string[] | null;
}

/** Nobody chooses from a longer list. */
const MOST_LISTED = 500;

/** Of several tokens of one name the one used last; who has never followed his first link cannot sign in. */
const HOLDERS = `
SELECT id, actor, name, role, sections FROM (
  (SELECT DISTINCT ON (name) id::text AS id, 'token:' || name AS actor, name, role, sections FROM api_token
    WHERE sites && ARRAY[$1, '*'] AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())
    ORDER BY name, last_used_at DESC NULLS LAST, created_at DESC)
  UNION ALL
  SELECT id::text, 'person:' || id, name, role, sections FROM person
  WHERE sites && ARRAY[$1, '*'] AND disabled_at IS NULL AND password IS NOT NULL
) holder WHERE $2::text IS NULL OR actor = $2 ORDER BY lower(name), actor LIMIT ${MOST_LISTED}`;

/** Who is called `token:<name>` or `person:<id>` and sees the site. */
export async function findHolder(tx: SiteTransaction, actor: string, siteId: string): Promise<Holder | undefined> {
  return (await tx.query<Holder>(HOLDERS, [siteId, actor]))[0];
}

/** All who see the site, by name. */
export function listHolders(tx: SiteTransaction, siteId: string): Promise<Holder[]> {
  return tx.query<Holder>(HOLDERS, [siteId, null]);
}
