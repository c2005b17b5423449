/**
 * What became of the report `r` of the comment `c`: the person who decided about the comment since it arrived upheld or
 * dismissed it. Found from the decision that stands, so that what is undone is undone here as well.
 */
export const OUTCOME = `CASE WHEN c.decided_at >= r.received_at AND c.decided_source IN ('moderator', 'site', 'policy')
  THEN CASE c.decided_action WHEN 'reject' THEN 'upheld' WHEN 'approve' THEN 'dismissed' ELSE 'open' END
  ELSE 'open' END`;

/** A reader's newest reports count, so that he can mend his ways, and so that a look at them has an end. */
const MOST_COUNTED = 200;

/** The record of the reader `reporter` of the site `site`, as a lateral item with `upheld`, `dismissed` and `open`. */
export const recordOf = (site: string, reporter: string): string => `LATERAL (
  SELECT count(*) FILTER (WHERE o.outcome = 'upheld')::int AS upheld,
    count(*) FILTER (WHERE o.outcome = 'dismissed')::int AS dismissed, count(*) FILTER (WHERE o.outcome = 'open')::int AS open
  FROM (
    SELECT ${OUTCOME} AS outcome FROM (
      SELECT * FROM report n WHERE n.site_id = ${site} AND n.reporter_id = ${reporter}
      ORDER BY n.received_at DESC LIMIT ${MOST_COUNTED}
    ) r LEFT JOIN comment c ON c.site_id = r.site_id AND c.id = r.comment_id
  ) o)`;
