import type { Transaction } from '../database.js';

/** Comments of an author by where they stand now; those that are deleted are in no other count but `comments`. */
export interface AuthorCounts {
  comments: number;
  approved: number;
  rejected: number;
  review: number;
  undecided: number;
  deleted: number;
}

/** Counted from the comments themselves, along their author's index. */
export async function countComments(tx: Transaction, siteId: string, key: string): Promise<AuthorCounts> {
  const [counts] = await tx.query<AuthorCounts>(
    `SELECT count(*)::int AS comments, count(*) FILTER (WHERE gone)::int AS deleted,
       count(*) FILTER (WHERE NOT gone AND action = 'approve')::int AS approved,
       count(*) FILTER (WHERE NOT gone AND action = 'reject')::int AS rejected,
       count(*) FILTER (WHERE NOT gone AND action = 'review')::int AS review,
       count(*) FILTER (WHERE NOT gone AND action IS NULL)::int AS undecided
     FROM (
       SELECT c.head_rev <= coalesce(c.deleted_rev, -1) AS gone,
         CASE WHEN c.decided_rev = c.head_rev THEN c.decided_action END AS action
       FROM comment c WHERE c.author_key = $2 AND c.site_id = $1
     ) c`,
    [siteId, key],
  );
  return counts as AuthorCounts;
}
