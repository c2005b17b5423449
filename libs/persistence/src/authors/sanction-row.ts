import type { ReasonCode, SanctionKind, SanctionState } from '@palaver/contracts';

export interface SanctionRow {
  id: string;
  siteId: string;
  authorKey: string;
  kind: SanctionKind;
  state: SanctionState;
  reason: ReasonCode;
  note: string | null;
  message: string | null;
  since: Date | null;
  until: Date | null;
  createdAt: Date;
  createdBy: string;
  liftedAt: Date | null;
  liftedBy: string | null;
}

/** Where a sanction stands by the clock of the database: nothing has to happen for it to end. */
export const STATE = `CASE WHEN s.lifted_at IS NOT NULL THEN 'lifted' WHEN s.since IS NULL THEN 'proposed'
  WHEN s.until <= now() THEN 'ended' ELSE 'active' END`;

export const SANCTION = `s.id, s.site_id AS "siteId", s.author_key AS "authorKey", s.kind, ${STATE} AS state, s.reason,
  s.note, s.message, s.since, s.until, s.created_at AS "createdAt", s.actor AS "createdBy", s.lifted_at AS "liftedAt",
  s.lifted_by AS "liftedBy"`;
