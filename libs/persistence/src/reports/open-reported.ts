import type { Transaction } from '../database.js';
import { OUTCOME, recordOf } from './report-outcome.js';
import { reporterWeight, reportPoints } from './reporter-weight.js';

interface WeighedRow {
  site: string;
  comment: string;
  threshold: number;
  upheld: number;
  dismissed: number;
}

/** Open reports, the muted ones left out, of comments whose site has a threshold; of other sites nothing is read. */
const WEIGHED = {
  name: 'weigh_reports',
  text: `
SELECT r.site_id AS site, r.comment_id AS comment, s.report_threshold AS threshold, k.upheld, k.dismissed
FROM (SELECT DISTINCT site COLLATE "C" AS site, comment COLLATE "C" AS comment
  FROM json_to_recordset($1::json) AS i(site text, comment text)) i
JOIN site s ON s.id = i.site AND s.report_threshold IS NOT NULL
JOIN comment c ON c.site_id = i.site AND c.id = i.comment AND c.head_rev > coalesce(c.deleted_rev, -1) AND c.head_rev > 0
JOIN report r ON r.site_id = i.site AND r.comment_id = i.comment AND ${OUTCOME} = 'open'
LEFT JOIN reporter_mute m ON m.site_id = r.site_id AND m.reporter_id = r.reporter_id
CROSS JOIN ${recordOf('r.site_id', 'r.reporter_id')} k
WHERE m.reporter_id IS NULL`,
};

/** One open item per comment; what waits already learns of the reports. */
const OPEN = {
  name: 'open_reported',
  text: `
INSERT INTO review_item AS o (site_id, comment_id, rev, decision_version, queue, source, section, report_points, priority)
SELECT c.site_id, c.id, c.head_rev, c.decision_version, 'reported', 'reports', a.data ->> 'section', i.points, i.points
FROM json_to_recordset($1::json) AS i(site text, comment text, points int)
JOIN comment c ON c.site_id = i.site AND c.id = i.comment
LEFT JOIN article a ON a.site_id = c.site_id AND a.key = c.article_key
ORDER BY c.site_id, c.id
ON CONFLICT (site_id, comment_id) WHERE closed_at IS NULL DO UPDATE SET report_points = excluded.report_points,
  priority = o.priority - o.report_points + excluded.report_points, changed = pg_current_xact_id()`,
};

/** Puts comments before a person whose reports weigh as much as their site's threshold, or more. */
export async function openReported(tx: Pick<Transaction, 'query'>, comments: string): Promise<void> {
  const rows = await tx.query<WeighedRow>(WEIGHED, [comments]);
  const sums = new Map<string, { site: string; comment: string; threshold: number; weight: number }>();
  for (const { site, comment, threshold, ...record } of rows) {
    const key = JSON.stringify([site, comment]);
    const before = sums.get(key)?.weight ?? 0;
    sums.set(key, { site, comment, threshold, weight: before + reporterWeight(record) });
  }
  const past = [...sums.values()].filter(({ weight, threshold }) => weight >= threshold);
  if (past.length > 0) {
    const items = past.map(({ site, comment, weight }) => ({ site, comment, points: reportPoints(weight) }));
    await tx.query(OPEN, [JSON.stringify(items)]);
  }
}
