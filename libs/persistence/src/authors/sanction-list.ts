import type { SanctionState } from '@palaver/contracts';
import { inSections } from '../articles/in-sections.js';
import type { Transaction } from '../database.js';
import { SANCTION, type SanctionRow, STATE } from './sanction-row.js';

export interface SanctionFilter {
  siteId: string;
  authorKey?: string;
  /** Of authors who have written in these alone; null: of all. */
  sections: readonly string[] | null;
  state?: SanctionState;
  /** Behind the one with this id. */
  after?: string;
  limit: number;
}

/** Newest first, along the index of the site or of the author. */
export async function listSanctions(tx: Transaction, filter: SanctionFilter): Promise<SanctionRow[]> {
  const { siteId, authorKey, sections, state, after, limit } = filter;
  return tx.query<SanctionRow>(
    `SELECT ${SANCTION} FROM sanction s
     WHERE s.site_id = $1 AND ${authorKey === undefined ? '$2::text IS NULL' : 's.author_key = $2'}
       AND ($3::text IS NULL OR ${STATE} = $3)
       AND ($4::uuid IS NULL OR (s.created_at, s.id) < (SELECT p.created_at, p.id FROM sanction p
         WHERE p.site_id = $1 AND p.id = $4))
       AND ($6::text[] IS NULL OR EXISTS (SELECT 1 FROM comment c WHERE c.author_key = s.author_key
         AND c.site_id = s.site_id AND ${inSections('$6')}))
     ORDER BY s.created_at DESC, s.id DESC LIMIT $5`,
    [siteId, authorKey ?? null, state ?? null, after ?? null, limit, sections],
  );
}
