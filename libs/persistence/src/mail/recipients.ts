import { mayDo, type NoticeKind, type Permission, preferencesSchema, type Role } from '@palaver/contracts';
import type { Transaction } from '../database.js';

/** Somebody who may be told of what happens on a site. */
export interface Recipient {
  id: string;
  role: Role;
  /** Null: all. */
  sections: string[] | null;
  settings: unknown;
}

const NEEDED: Record<NoticeKind, Permission> = {
  threat: 'review:decide',
  self_harm: 'review:decide',
  overdue: 'review:decide',
  endpoint: 'endpoints:manage',
};

/** Who sees the site, has signed in at least once, may act on it, and wants to be told. */
export async function recipientsOf(tx: Transaction, siteId: string, notice: NoticeKind): Promise<Recipient[]> {
  const people = await tx.query<Recipient>(
    `SELECT p.id, p.role, p.sections, f.settings FROM person p LEFT JOIN person_preference f ON f.person_id = p.id
     WHERE p.disabled_at IS NULL AND p.last_sign_in_at IS NOT NULL AND p.sites && ARRAY[$1, '*'] ORDER BY p.id`,
    [siteId],
  );
  return people.filter(
    ({ role, settings }) => mayDo(role, NEEDED[notice]) && preferencesSchema.parse(settings ?? {}).notices[notice],
  );
}
