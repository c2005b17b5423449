import type { SiteTransaction } from '../database.js';

export interface WaveRow {
  siteId: string;
  wave: string;
  total: number;
  since: Date;
  /** The first so many of its comments, the longest waiting first. */
  comments: string[];
}

export interface WaveQuery {
  siteId?: string;
  /** Of articles alone; null: all. */
  sections: readonly string[] | null;
  /** This one alone. */
  wave?: string;
  limit: number;
  /** Comments given of each. */
  most: number;
}

/** What is open and belongs together, the largest first. A wave of one is none. */
export async function listWaves(
  tx: SiteTransaction,
  { siteId, sections, wave, limit, most }: WaveQuery,
): Promise<WaveRow[]> {
  return tx.query<WaveRow>(
    `SELECT site_id AS "siteId", wave, count(*)::int AS total, min(opened_at) AS since,
       (array_agg(comment_id ORDER BY opened_at, comment_id))[1:$5] AS comments
     FROM (
       SELECT site_id, wave, comment_id, opened_at, section FROM wave_item WHERE wave IS NOT NULL
       UNION ALL SELECT site_id, pile, comment_id, opened_at, section FROM wave_item WHERE pile IS NOT NULL
     ) w
     WHERE ($1::text IS NULL OR site_id = $1) AND ($2::text[] IS NULL OR section = ANY ($2::text[]))
       AND ($3::text IS NULL OR wave = $3)
     GROUP BY site_id, wave HAVING count(*) > 1 ORDER BY count(*) DESC, min(opened_at), wave LIMIT $4`,
    [siteId ?? null, sections, wave ?? null, limit, most],
  );
}
