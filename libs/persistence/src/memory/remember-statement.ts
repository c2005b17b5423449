import type { Remembered } from '../ingest/ingest-item.js';
import { ARRIVAL_KINDS } from './arrival-key.js';

const isNew = `kind <> 'delete' AND (born OR EXISTS (
    SELECT 1 FROM further u WHERE u.site_id = site AND u.comment_id = comment))`;

/** Parts of the statement that stores a flush; arrays come as Postgres writes them, which it reads fastest. */
export const REMEMBER_SIMILARITY = {
  columns: { signature: 'bigint[]', sketch: 'bit(256)' },
  text: `, alike AS (
  INSERT INTO similarity (band_1, band_2, band_3, band_4, exact, author, article, site_id, comment_id, sketch)
  SELECT signature[1], signature[2], signature[3], signature[4], signature[5], signature[6], signature[7], site, comment, sketch
  FROM fresh WHERE sketch IS NOT NULL AND ${isNew}
)`,
};
export const REMEMBER_ARRIVALS = {
  columns: { arrivals: 'bigint[]', earlier: 'bigint' },
  text: `, arrived AS (
  INSERT INTO arrival (key, earlier, site_id, comment_id)
  SELECT key, CASE WHEN key % 8 = ${ARRIVAL_KINDS.ip} THEN earlier END, site, comment
  FROM (SELECT unnest(arrivals) AS key, earlier, site, comment FROM fresh WHERE arrivals IS NOT NULL AND ${isNew}) a
)`,
};

interface RememberedColumns {
  /** Empty: looked at, and too few words. */
  signature?: string;
  sketch?: string;
  arrivals?: string;
  earlier?: number;
}

/** What is remembered, as further columns of the revision's row. */
export function rememberedRow({ signature, arrivals, earlierAddress }: Remembered): RememberedColumns {
  const counted = arrivals && arrayOf(arrivals);
  if (!signature) {
    return { signature: signature === null ? '{}' : undefined, arrivals: counted, earlier: earlierAddress };
  }
  const { bands, exact, author, article, sketch } = signature;
  return {
    signature: `{${bands.join(',')},${exact},${author},${article}}`,
    sketch: `x${sketch}`,
    arrivals: counted,
    earlier: earlierAddress,
  };
}

function arrayOf(numbers: readonly number[]): string {
  return `{${numbers.join(',')}}`;
}
