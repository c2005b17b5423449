/** Comments by where they stand now; those that are deleted are in no other count but `comments`. */
export interface CommentCounts {
  comments: number;
  approved: number;
  rejected: number;
  review: number;
  undecided: number;
  deleted: number;
}

/** SQL: `CommentCounts` of rows that `STANDING` gives. */
export const COUNTED = `count(*)::int AS comments, count(*) FILTER (WHERE gone)::int AS deleted,
  count(*) FILTER (WHERE NOT gone AND action = 'approve')::int AS approved,
  count(*) FILTER (WHERE NOT gone AND action = 'reject')::int AS rejected,
  count(*) FILTER (WHERE NOT gone AND action = 'review')::int AS review,
  count(*) FILTER (WHERE NOT gone AND action IS NULL)::int AS undecided`;

/** SQL: whether the comment `c` is deleted, and what was decided about its newest revision. */
export const STANDING = `c.head_rev <= coalesce(c.deleted_rev, -1) AS gone,
  CASE WHEN c.decided_rev = c.head_rev THEN c.decided_action END AS action`;
