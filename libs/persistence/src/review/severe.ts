/** Points of severity from which an item weighs on whoever reads it: hate, violence, threats, self-harm, illegal. */
export const SEVERE_FROM = 75;

/** Without a severe item for so long, a caller has had his break. */
export const BREAK = `interval '10 minutes'`;

/** SQL: what the caller $1 wants, and how many severe items he was handed in a row. One call of his at a time reads it. */
export const CARE = `SELECT severe_in_a_row AS most, CASE WHEN severe_at > now() - ${BREAK} THEN run ELSE 0 END AS run
  FROM review_care WHERE caller = $1 FOR UPDATE`;

/** SQL: how many severe items may be handed to him now, of `care`. */
export const SEVERE_LEFT = `(SELECT coalesce(max(greatest(0, most - run)), ${2 ** 31 - 1}) FROM care WHERE most IS NOT NULL)`;

/** SQL: what he was handed, `claimed`, is noted with him if he has set anything. */
export const NOTE_SEVERE = `
UPDATE review_care k SET severe_at = CASE WHEN n.severe > 0 THEN now() ELSE k.severe_at END,
  run = coalesce(n.since_mild, care.run + n.severe)
FROM care, (
  SELECT count(*) FILTER (WHERE severity >= ${SEVERE_FROM})::int AS severe, count(*) AS handed,
    (min(back) FILTER (WHERE severity < ${SEVERE_FROM}) - 1)::int AS since_mild
  FROM (SELECT severity, row_number() OVER (ORDER BY rank DESC, id DESC) AS back FROM claimed) c
) n WHERE k.caller = $1 AND n.handed > 0`;
