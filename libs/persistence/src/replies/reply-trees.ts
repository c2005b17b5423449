/** Who decides about replies because of the comment they stand below. What he has decided is undone with that comment. */
export const REPLIES_ACTOR = 'replies';

/** So many comments of a tree are followed at most. */
const MOST = 20_000;

/** Down: the comment `c` is rejected, or was taken down with one above it. `d` is the decision it stands by. */
const TAKEN_DOWN = `(c.decided_source = 'policy' AND d.actor = '${REPLIES_ACTOR}')`;
const REJECTED = `(c.decided_action = 'reject' AND NOT coalesce(${TAKEN_DOWN}, false))`;
const STANDS = `c.decided_rev = c.head_rev AND c.head_rev > coalesce(c.deleted_rev, -1)`;
const STANDING = (from: string) => `
  CROSS JOIN LATERAL (SELECT * FROM comment k WHERE k.site_id = $1 AND k.id = ${from} OFFSET 0) c
  LEFT JOIN LATERAL (SELECT o.actor FROM decision o WHERE o.site_id = c.site_id AND o.comment_id = c.id
    AND o.rev = c.decided_rev AND o.run = c.decided_run OFFSET 0) d ON true`;
const REPLIES = (to: string) => `
  CROSS JOIN LATERAL (SELECT r.comment_id AS id FROM comment_search r
    WHERE r.site_id = $1 AND r.parent_id = ${to} OFFSET 0) s`;

/**
 * What the comments $2 mean for replies: `rejected` ones take down what stands below them, `below` ones stand below one
 * that is down, and those that are `up` again bring back what was taken down with them.
 */
export const ROLES = {
  name: 'reply_roles',
  text: `
SELECT c.id, p.id AS parent, CASE WHEN ${REJECTED} THEN 'rejected' WHEN ${TAKEN_DOWN} THEN 'down'
    WHEN p.is_down AND (c.decided_source NOT IN ('moderator', 'site') OR c.decided_at <= p.decided_at) THEN 'below'
    WHEN c.decision_version > 1 THEN 'up' END AS role
FROM unnest($2::text[]) i(id)${STANDING('i.id')}
LEFT JOIN LATERAL (SELECT v.data::json ->> 'parentId' AS parent_id FROM revision v
  WHERE v.site_id = c.site_id AND v.comment_id = c.id AND v.rev = c.head_rev OFFSET 0) s ON true
LEFT JOIN LATERAL (
  SELECT a.* FROM (
    SELECT c.id, c.decided_at, ${REJECTED} OR coalesce(${TAKEN_DOWN}, false) AS is_down
    FROM (SELECT s.parent_id) x${STANDING('x.parent_id')}
  ) a
) p ON true
WHERE ${STANDS}`,
};

/**
 * All that stands below the comment $2 and is not down, the comment itself included where $3. Nothing is met twice, so a
 * circle ends the walk. What a person has decided since $2's parent or $2 itself went down is left to him.
 */
export const STANDING_BELOW = {
  name: 'replies_standing_below',
  text: `
WITH RECURSIVE tree(id) AS (
  SELECT $2::text COLLATE "C" UNION SELECT s.id FROM tree t${REPLIES('t.id')}
), since AS (
  SELECT decided_at FROM comment WHERE site_id = $1 AND id = $4
)
SELECT c.id AS "commentId", c.head_rev::float8 AS rev, c.decision_version AS version
FROM (SELECT id FROM tree LIMIT ${MOST}) t${STANDING('t.id')}
WHERE ${STANDS} AND ($3 OR c.id <> $2) AND NOT ${REJECTED} AND NOT coalesce(${TAKEN_DOWN}, false)
  AND (c.decided_source NOT IN ('moderator', 'site') OR c.decided_at <= (SELECT decided_at FROM since))`,
};

/** All that was taken down below the comment $2. What stands below another rejected comment stays down. */
export const TAKEN_DOWN_BELOW = {
  name: 'replies_taken_down_below',
  text: `
WITH RECURSIVE tree(id) AS (
  SELECT $2::text COLLATE "C"
  UNION SELECT s.id FROM tree t${REPLIES('t.id')}${STANDING('s.id')} WHERE NOT coalesce(${REJECTED}, false)
)
SELECT c.id AS "commentId", c.head_rev::float8 AS rev, c.decision_version AS version
FROM (SELECT id FROM tree LIMIT ${MOST}) t${STANDING('t.id')}
WHERE ${STANDS} AND c.id <> $2 AND ${TAKEN_DOWN}`,
};
