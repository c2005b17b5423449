import type { Remembered } from '../ingest/ingest-item.js';

/** Columns of a flush's rows in which something is remembered. */
export const REMEMBERED_COLUMNS = {
  signature: 'bigint',
  band_2: 'bigint',
  band_3: 'bigint',
  band_4: 'bigint',
  author_hash: 'bigint',
  article_hash: 'bigint',
  exact: 'bigint',
  sketch: 'bit(256)',
  arrivals: 'bigint[]',
};

/** Part of the statement that stores a flush: what is kept of revisions that were not there before. */
export const REMEMBER = `, kept AS MATERIALIZED (
  SELECT f.* FROM fresh f WHERE f.kind <> 'delete' AND (f.born OR EXISTS (
    SELECT 1 FROM further u WHERE u.site_id = f.site AND u.comment_id = f.comment))
), alike AS (
  INSERT INTO similarity (band_1, band_2, band_3, band_4, author, article, exact, site_id, comment_id, sketch)
  SELECT signature, band_2, band_3, band_4, author_hash, article_hash, exact, site, comment, sketch
  FROM kept WHERE signature <> 0
), arrived AS (
  INSERT INTO arrival (key, site_id, comment_id) SELECT unnest(arrivals), site, comment FROM kept WHERE arrivals IS NOT NULL
)`;

/** What is remembered, as further columns of the revision's row. */
export function rememberedRow({ signature, arrivals }: Remembered): Record<string, unknown> {
  if (!signature) {
    return { signature: signature === null ? 0 : undefined, arrivals };
  }
  const [band1, band2, band3, band4] = signature.bands;
  return {
    signature: band1,
    band_2: band2,
    band_3: band3,
    band_4: band4,
    author_hash: signature.author,
    article_hash: signature.article,
    exact: signature.exact,
    sketch: `x${signature.sketch}`,
    arrivals,
  };
}
