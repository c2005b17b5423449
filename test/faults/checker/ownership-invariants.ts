import type { Invariant } from './invariant.js';

/** A child row, the columns that say what it hangs on, and that parent with the columns they must be found in. */
type Link = [child: string, columns: string, parent: string, parentColumns: string, where?: string];

/**
 * Hot rows have no foreign keys, and a parent is named by its site and the site's own id: a row under another site than
 * its parent is one whose (site, id) has no parent. Reports and votes may come before their comment; an erased
 * comment (its tombstone is the highest rev there is) keeps decisions without texts.
 */
const LINKS: readonly Link[] = [
  ['work', 'site_id, comment_id', 'comment', 'site_id, id'],
  ['revision', 'site_id, comment_id', 'comment', 'site_id, id'],
  ['decision', 'site_id, comment_id', 'comment', 'site_id, id'],
  ['review_item', 'site_id, comment_id, decision_version', 'decision', 'site_id, comment_id, version'],
  ['delivery', 'site_id, subject_id, version', 'decision', 'site_id, comment_id, version', `child.topic = 'decision'`],
  ['delivery', 'site_id, endpoint_id', 'endpoint', 'site_id, id'],
  ['comment', 'site_id, author_key', 'author', 'site_id, key', 'child.author_key IS NOT NULL'],
  ['comment', 'site_id, article_key', 'article', 'site_id, key', 'child.article_key IS NOT NULL'],
  ['comment', 'site_id', 'site', 'id'],
  [
    'ingest_event',
    'site_id, comment_id',
    'comment',
    'site_id, id',
    `child.kind IN ('create', 'update', 'delete', 'vote', 'decide')`,
  ],
];

const columnsOf = (row: string, columns: string) => columns.split(', ').map((column) => `${row}.${column}`);

function orphans([child, columns, parent, parentColumns, where = 'true']: Link): string {
  const mine = columnsOf('child', columns);
  const theirs = columnsOf('parent', parentColumns);
  return `
SELECT '${child}' AS child, '${parent}' AS parent, concat_ws(' / ', ${mine.join(', ')}) AS names FROM ${child} child
WHERE ${where} AND NOT EXISTS (
  SELECT 1 FROM ${parent} parent WHERE ${theirs.map((column, n) => `${column} = ${mine[n]}`).join(' AND ')})`;
}

export const OWNERSHIP_INVARIANTS: readonly Invariant[] = [
  {
    id: 'I7',
    says: 'a row hangs on nothing of its own site',
    sql: LINKS.map(orphans).join('\nUNION ALL'),
  },
  {
    id: 'I7',
    says: 'work was opened for, or an automatic decision made of, a revision its site never sent',
    sql: `
SELECT child, site_id, comment_id, rev FROM (
  SELECT 'work' AS child, site_id, comment_id, rev FROM work
  UNION ALL SELECT 'decision', site_id, comment_id, rev FROM decision WHERE source = 'automatic') child
WHERE NOT EXISTS (SELECT 1 FROM revision r WHERE r.site_id = child.site_id AND r.comment_id = child.comment_id
    AND r.rev = child.rev)
  AND NOT EXISTS (SELECT 1 FROM comment c WHERE c.site_id = child.site_id AND c.id = child.comment_id
    AND c.deleted_rev = ${Number.MAX_SAFE_INTEGER})`,
  },
];
