import type { SiteTransaction } from '../database.js';

export interface WaveRow {
  siteId: string;
  wave: string;
  total: number;
  since: Date;
  place: WavePlace;
  /** The first so many of its comments, the longest waiting first. */
  comments: string[];
}

/** Where a wave stands among others. */
export interface WavePlace {
  total: number;
  /** Microseconds since 1970. */
  since: string;
  siteId: string;
  wave: string;
}

export interface WaveQuery {
  siteId?: string;
  /** Of articles alone; null: all. */
  sections: readonly string[] | null;
  /** This one alone. */
  wave?: string;
  after?: WavePlace;
  limit: number;
  /** Comments given of each. */
  most: number;
}

/** What is open and belongs together, the largest first. A wave of one is none. */
export async function listWaves(
  tx: SiteTransaction,
  { siteId, sections, wave, after, limit, most }: WaveQuery,
): Promise<WaveRow[]> {
  const rows = await tx.query<Omit<WaveRow, 'place'> & { micros: string }>(
    `SELECT site_id AS "siteId", wave, total, since, micros::text AS micros, comments FROM (
       SELECT site_id, wave, count(*)::int AS total, min(opened_at) AS since,
         (extract(epoch FROM min(opened_at)) * 1000000)::bigint AS micros,
         (array_agg(comment_id ORDER BY opened_at, comment_id))[1:$5] AS comments
       FROM (
         SELECT site_id, wave, comment_id, opened_at, section FROM wave_item WHERE wave IS NOT NULL
         UNION ALL SELECT site_id, pile, comment_id, opened_at, section FROM wave_item WHERE pile IS NOT NULL
       ) w
       WHERE ($1::text IS NULL OR site_id = $1) AND ($2::text[] IS NULL OR section = ANY ($2::text[]))
         AND ($3::text IS NULL OR wave = $3)
       GROUP BY site_id, wave HAVING count(*) > 1
     ) w
     WHERE $6::int IS NULL OR (-total, micros, site_id, wave) > (-$6::int, $7::bigint, $8, $9)
     ORDER BY total DESC, micros, site_id, wave LIMIT $4`,
    [siteId ?? null, sections, wave ?? null, limit, most, after?.total, after?.since, after?.siteId, after?.wave],
  );
  return rows.map(({ micros, ...row }) => {
    const { total, siteId: site, wave: name } = row;
    return { ...row, place: { total, since: micros, siteId: site, wave: name } };
  });
}
