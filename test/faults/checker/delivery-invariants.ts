import type { Invariant } from './invariant.js';

/** What receivers saw (`chaos.rx`) beside what was decided. */
export const DELIVERY_INVARIANTS: readonly Invariant[] = [
  {
    id: 'I5',
    says: 'a receiver was told an older decision of a comment after a newer one',
    sql: `
SELECT * FROM (
  SELECT r.*, max(decision_version) OVER (PARTITION BY endpoint_id, site_id, ext_id ORDER BY n
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
  FROM chaos.rx r WHERE applied
) t WHERE decision_version < before`,
  },
  {
    id: 'I5',
    says: 'a receiver that is switched on does not know the newest decision of a comment',
    sql: `
SELECT c.site_id, c.id, p.id AS endpoint, c.decision_version, r.told FROM comment c
JOIN endpoint p ON p.site_id = c.site_id AND p.enabled AND 'comment.moderated' = ANY (p.types)
LEFT JOIN (SELECT endpoint_id, site_id, ext_id, max(decision_version) AS told FROM chaos.rx WHERE applied GROUP BY 1, 2, 3) r
  ON (r.endpoint_id, r.site_id, r.ext_id) = (p.id, c.site_id, c.id)
WHERE c.decision_version > 0 AND r.told IS DISTINCT FROM c.decision_version`,
  },
  {
    id: 'I5',
    says: 'a receiver was told another decision than was made under that version',
    sql: `
SELECT r.* FROM chaos.rx r LEFT JOIN decision d
  ON d.site_id = r.site_id AND d.comment_id = r.ext_id AND d.version = r.decision_version
WHERE d.action IS DISTINCT FROM r.action`,
  },
  {
    id: 'I5',
    says: 'a message to an endpoint that is switched on is still owed',
    sql: `
SELECT d.site_id, d.endpoint_id, d.subject_id, d.version, d.state, d.attempts, d.last_error FROM delivery d
JOIN endpoint p ON p.site_id = d.site_id AND p.id = d.endpoint_id AND p.enabled
WHERE d.state IN ('due', 'leased')`,
  },
];
