/** Behind every id. */
export const LAST_ID = '9223372036854775807';

/** What narrows a walk; SQL expressions. */
export interface Narrowed {
  /** Only items of this section. */
  section?: string;
  /** Behind this place; from the beginning where its rank is null. */
  after?: { rank: string; id: string };
}

/**
 * SQL: open items `r` of the queue `q`, as a range of the whole key of its index. With {@link orderOfQueue} that range can
 * be read along this index alone: while nothing is known of a site, any index that begins with it looks as good.
 */
export function alongQueue({ section, after }: Narrowed): string {
  const place = ['r.site_id', 'r.queue', ...(section ? ['r.section'] : []), 'r.rank', 'r.id'].join(', ');
  const walk = ['q.site_id', 'q.id', ...(section ? [`${section} COLLATE "C"`] : [])].join(', ');
  const [rank, id] = after
    ? [`coalesce(${after.rank}, '-Infinity')::float8`, `coalesce(${after.id}, 0)::bigint`]
    : [`'-Infinity'::float8`, '0::bigint'];
  return `r.closed_at IS NULL AND (${place}) > (${walk}, ${rank}, ${id})
      AND (${place}) <= (${walk}, 'Infinity'::float8, ${LAST_ID}::bigint)${section ? ' AND r.section IS NOT NULL' : ''}`;
}

/** SQL: the order items of a queue are handed out in. */
export function orderOfQueue(bySection: boolean): string {
  return `r.site_id, r.queue, ${bySection ? 'r.section, ' : ''}r.rank, r.id`;
}
