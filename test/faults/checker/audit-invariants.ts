import type { Invariant } from './invariant.js';

/** Who did what, as a chain per site in which nothing was changed, left out or put in between. */
export const AUDIT_INVARIANTS: readonly Invariant[] = [
  {
    id: 'I10',
    says: 'a row of the audit is not in its place, was changed, or does not follow the one before',
    sql: `
SELECT site_id, seq, pos FROM (SELECT a.*, lag(hash) OVER chain AS last_hash, row_number() OVER chain AS place,
    sha256(coalesce(prev_hash, '') || audit_canonical(a)) AS computed
  FROM audit a WHERE pos IS NOT NULL WINDOW chain AS (PARTITION BY site_id ORDER BY pos)) t
WHERE pos <> place OR hash IS DISTINCT FROM computed OR prev_hash IS DISTINCT FROM last_hash`,
  },
  {
    id: 'I10',
    says: 'the content of an audit row is not what was committed to',
    sql: `
SELECT site_id, seq FROM audit
WHERE content IS NOT NULL AND sha256(salt || convert_to(content::text, 'UTF8')) <> content_commitment`,
  },
  {
    id: 'I10',
    // Sealed every second by any worker; the horizon moves as soon as no older transaction is open.
    says: 'an audit row has waited for its place in the chain for half a minute',
    sql: `SELECT site_id, seq, at FROM audit WHERE pos IS NULL AND at < clock_timestamp() - interval '30 seconds'`,
  },
];
