import type { CommentFilter } from '@palaver/contracts';

export type { CommentFilter } from '@palaver/contracts';

/** Of the comment `c`. */
const STATE = `CASE WHEN c.deleted_rev >= c.head_rev THEN 'deleted' WHEN c.decided_rev = c.head_rev THEN 'decided' ELSE 'pending' END`;

const CONDITIONS: Record<keyof CommentFilter, (value: string) => string> = {
  text: (value) => `s.words @@ websearch_to_tsquery('simple', ${value})`,
  author: (value) => `(s.author_key IN ('id:' || ${value}, 'name:' || ${value}) OR s.author_name = ${value})`,
  article: (value) => `s.article_key IN ('id:' || ${value}, 'url:' || ${value})`,
  section: (value) => `s.section = ${value}`,
  rule: (value) => `s.rules @> ARRAY[${value}]`,
  reason: (value) => `s.reason_code = ${value}`,
  moderator: (value) => `s.actor = ${value}`,
  action: (value) => `c.decided_action = ${value}`,
  source: (value) => `c.decided_source = ${value}`,
  state: (value) => `${STATE} = ${value}`,
  from: (value) => `s.received_at >= ${value}::timestamptz`,
  to: (value) => `s.received_at < ${value}::timestamptz`,
};
const NAMES = Object.keys(CONDITIONS) as (keyof CommentFilter)[];

/**
 * Conditions on `comment_search s JOIN comment c`, for the filters that are set, and their values. What the text says is
 * chosen from a table; what callers send travels as a parameter.
 * @param first number of the first parameter
 * @param sections of articles alone; null: all
 */
export function conditionsOf(
  filter: CommentFilter,
  sections: readonly string[] | null,
  first: number,
): { where: string; values: unknown[] } {
  const set = NAMES.flatMap((name) => (filter[name] === undefined ? [] : [{ name, value: filter[name] }]));
  const parts = set.map(({ name }, n) => CONDITIONS[name](`$${first + n}::text`));
  const scope = `($${first + set.length}::text[] IS NULL OR s.section = ANY ($${first + set.length}::text[]))`;
  return { where: [...parts, scope].join(' AND '), values: [...set.map(({ value }) => value), sections] };
}

/** The OFFSET 0 holds the planner to one look-up per comment, whatever it believes of the tables' sizes. */
export const SEARCHED = `comment_search s CROSS JOIN LATERAL (
  SELECT * FROM comment k WHERE k.site_id = s.site_id AND k.id = s.comment_id OFFSET 0) c`;
