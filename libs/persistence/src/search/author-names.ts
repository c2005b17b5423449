import type { SiteTransaction } from '../database.js';

export interface NamedAuthorRow {
  siteId: string;
  key: string;
  username: string;
}

export interface AuthorNameQuery {
  sites: readonly string[];
  /** Who has written below articles in these alone; null: in all. */
  sections: readonly string[] | null;
  /** How the name begins. */
  name: string;
  limit: number;
}

/** Of so many names of a site at most it is asked whether their author has written in the sections one sees. */
const MOST_LOOKED_AT = 200;

const NEXT = `SELECT s.author_folded AS folded, s.author_key AS key, s.author_name AS username FROM comment_search s
      WHERE s.site_id = x.site AND s.author_key IS NOT NULL AND s.author_folded < lower($2) || chr(1114111) COLLATE "C"`;

/** From one author to the next along their names: of many comments of one author, one is read. */
export const AUTHOR_NAMES = {
  name: 'author_names',
  text: `
SELECT f.site AS "siteId", f.key, f.username FROM unnest($1::text[]) x(site) CROSS JOIN LATERAL (
  WITH RECURSIVE named AS (
    (SELECT n.*, 1 AS place FROM (${NEXT} AND s.author_folded >= lower($2) COLLATE "C"
      ORDER BY s.author_folded, s.author_key LIMIT 1) n)
    UNION ALL
    SELECT n.*, l.place + 1 FROM named l CROSS JOIN LATERAL (${NEXT}
      AND (s.author_folded, s.author_key) > (l.folded, l.key) ORDER BY s.author_folded, s.author_key LIMIT 1) n
    WHERE l.place < ${MOST_LOOKED_AT}
  )
  SELECT x.site, n.* FROM named n WHERE $3::text[] IS NULL OR EXISTS (SELECT 1 FROM comment_search o
    WHERE o.site_id = x.site AND o.author_key = n.key AND o.section = ANY ($3))
  LIMIT $4
) f ORDER BY f.folded, f.site, f.key LIMIT $4`,
};

/** Authors of these sites whose name begins so, whatever its case, by name. */
export async function findAuthorsByName(
  tx: SiteTransaction,
  { sites, sections, name, limit }: AuthorNameQuery,
): Promise<NamedAuthorRow[]> {
  return tx.query<NamedAuthorRow>(AUTHOR_NAMES, [sites, name, sections, limit]);
}
