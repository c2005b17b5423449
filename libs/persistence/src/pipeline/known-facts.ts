import { recordOf } from '../reports/report-outcome.js';
import { weightOf } from '../reports/reporter-weight.js';

const RECORD = `'firstSeenAt', a.first_seen_at, 'approved', a.approved, 'rejected', a.rejected, 'reviewed', a.reviewed`;

/** The record of the author `a`. */
export const AUTHOR_RECORD = `json_build_object(${RECORD})`;

/** How many of an author's arrivals come with his record. */
const RECENT_ARRIVALS = 32;

/**
 * The record of the author `a` of the comment `c` with his arrivals up to the moment `at`, the comment itself included;
 * of those that came at the same moment the smaller ids came before.
 */
export const authorFacts = (at: string): string => `json_build_object(${RECORD}, 'recent', ARRAY(
      SELECT (date_part('epoch', ${at} - o.received_at) * 1000)::bigint FROM comment o
      WHERE o.author_key = c.author_key AND o.site_id = c.site_id AND o.received_at <= ${at}
        AND (o.received_at < ${at} OR o.id <= c.id)
      ORDER BY o.received_at DESC LIMIT ${RECENT_ARRIVALS}))`;

const reportFacts = (more: string, joined: string): string => `(
    SELECT json_build_object('count', count(*), 'reasons', array_agg(DISTINCT p.reason ORDER BY p.reason)${more})
    FROM report p ${joined} WHERE p.site_id = c.site_id AND p.comment_id = c.id AND NOT EXISTS (SELECT 1 FROM reporter_mute m
      WHERE m.site_id = p.site_id AND m.reporter_id = p.reporter_id) HAVING count(*) > 0)`;

/** Reports of the comment `c` by readers who are heard; null when there are none. */
export const REPORT_FACTS = reportFacts('', '');

/** The same with what they weigh together, by the record of each reader. */
export const WEIGHED_REPORT_FACTS = reportFacts(
  `, 'weight', round(sum(${weightOf('k')}), 2)::float8`,
  `CROSS JOIN ${recordOf('p.site_id', 'p.reporter_id')} k`,
);

/**
 * The sanction of the author of the comment `c` that acts on its revision `r`: in force when that arrived, whatever
 * became of it since, so that a later run of the revision finds the same.
 */
export const SANCTION_FACT = `(
    SELECT json_build_object('id', s.id, 'kind', s.kind, 'until', s.until) FROM sanction s
    WHERE s.site_id = c.site_id AND s.author_key = c.author_key AND s.severity > 0 AND s.since <= r.received_at
      AND (s.until > r.received_at) IS NOT FALSE AND (s.lifted_at > r.received_at) IS NOT FALSE
    ORDER BY s.severity DESC, s.until DESC NULLS FIRST, s.id LIMIT 1)`;

/** How people have the article of the comment `c` moderated, as it was set when its revision `r` arrived. */
export const ARTICLE_FACT = `(
    SELECT json_build_object('mode', m.mode, 'calendar', m.calendar, 'at', r.received_at,
      'timeZone', (SELECT z.time_zone FROM site z WHERE z.id = m.site_id))
    FROM article_mode m WHERE m.site_id = c.site_id AND m.article_key = c.article_key AND m.since <= r.received_at
    ORDER BY m.version DESC LIMIT 1)`;
