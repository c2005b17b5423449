import type { Remembered } from '../ingest/ingest-item.js';
import type { LoggedArrival } from './arrival-log.js';

/** Part of the statement that stores a flush: what is remembered of its revisions, one row for each site. */
export const REMEMBER = `, logged AS (
  INSERT INTO arrival (site_id, entries)
  SELECT site, string_agg(remembered, ',' ORDER BY comment COLLATE "C") FROM fresh
  WHERE remembered IS NOT NULL AND kind <> 'delete' AND (born OR EXISTS (
    SELECT 1 FROM further u WHERE u.site_id = site AND u.comment_id = comment))
  GROUP BY site
)`;

/** What is remembered of a revision, as it stands in the log. */
export function loggedArrival(comment: string, rev: number, remembered: Remembered): LoggedArrival {
  const { signature, arrivals = [], earlierAddress } = remembered;
  const logged: LoggedArrival = [comment, rev, null, arrivals];
  if (signature) {
    const { bands, exact, author, article, sketch } = signature;
    const [first = 0, second = 0, third = 0, fourth = 0] = bands;
    logged[2] = [first, second, third, fourth, exact, author, article, sketch];
  } else if (signature === null) {
    logged[2] = [];
  }
  if (earlierAddress !== undefined) {
    logged.push(earlierAddress);
  }
  return logged;
}
