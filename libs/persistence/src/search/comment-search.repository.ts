import type { SiteTransaction } from '../database.js';
import { type CommentFilter, conditionsOf, SEARCHED } from './comment-filter.js';

export interface FoundPlace {
  siteId: string;
  commentId: string;
  /** Microseconds since 1970: what the order goes by. */
  at: string;
}

export interface CommentSearch {
  sites: readonly string[];
  /** Of articles alone; null: all. */
  sections: readonly string[] | null;
  filter: CommentFilter;
  after?: FoundPlace;
  limit: number;
}

const AT = `(extract(epoch FROM s.received_at) * 1000000)::bigint`;

/** Comments of these sites that meet the filter, newest first. Each site is read along its own keys. */
export async function searchComments(
  tx: SiteTransaction,
  { sites, sections, filter, after, limit }: CommentSearch,
): Promise<FoundPlace[]> {
  const { where, values } = conditionsOf(filter, sections, 6);
  return tx.query<FoundPlace>(
    `SELECT f.* FROM unnest($1::text[]) x(site) CROSS JOIN LATERAL (
       SELECT s.site_id AS "siteId", s.comment_id AS "commentId", ${AT}::text AS at, s.received_at FROM ${SEARCHED}
       WHERE s.site_id = x.site AND ($3::bigint IS NULL
         OR s.received_at <= timestamptz 'epoch' + $3::bigint * interval '1 microsecond'
         AND (s.received_at, s.site_id, s.comment_id) < (timestamptz 'epoch' + $3::bigint * interval '1 microsecond', $4, $5))
         AND ${where}
       ORDER BY s.received_at DESC, s.comment_id DESC LIMIT $2
     ) f ORDER BY f.received_at DESC, f."siteId" DESC, f."commentId" DESC LIMIT $2`,
    [sites, limit, after?.at ?? null, after?.siteId ?? '', after?.commentId ?? '', ...values],
  );
}
