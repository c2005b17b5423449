import type { Database } from '../database.js';
import { alongQueue, LAST_ID, orderOfQueue } from './along-queue.js';
import { IS_FREE, ITEM, type ReviewItemRow, type ReviewReader, WITH_QUEUE } from './review-item-row.js';

export type ListedState = 'open' | 'free' | 'claimed' | 'overdue' | 'closed';

export interface ItemList {
  siteId?: string;
  queue?: string;
  state: ListedState;
  section?: string;
  reason?: string;
  /** Rank and id of the last item of the page before; of closed ones the id counts alone. */
  after?: [rank: number, id: string];
  limit: number;
}

const STATES: Record<Exclude<ListedState, 'closed'>, string> = {
  open: 'true',
  free: IS_FREE,
  claimed: 'r.claim_until > now()',
  overdue: 'r.opened_at < now() - make_interval(mins => q.sla_minutes)',
};

const AFTER = { rank: '$3::float8', id: '$4::bigint' };
const FITS = '($6::text IS NULL OR r.reason_code = $6)';

/**
 * Each queue of each site (and each section, where some are asked for) is walked along its index from the cursor on, for
 * no more rows than the page has. $1 site, $2 queue, $3 and $4 rank and id of the place, $5 how many, $6 reason, $7 sections.
 */
const openItems = (state: Exclude<ListedState, 'closed'>, bySection: boolean) => `
SELECT ${ITEM} FROM (
  SELECT o.site_id, o.id FROM review_queue q ${bySection ? 'CROSS JOIN unnest($7::text[]) AS s(section)' : ''} CROSS JOIN LATERAL (
    SELECT r.site_id, r.id, r.rank FROM review_item r
    WHERE ${alongQueue({ ...(bySection ? { section: 's.section' } : {}), after: AFTER })} AND ${STATES[state]} AND ${FITS}
    ORDER BY ${orderOfQueue(bySection)} LIMIT $5
  ) o WHERE ($1::text IS NULL OR q.site_id = $1) AND ($2::text IS NULL OR q.id = $2) ORDER BY o.rank, o.id LIMIT $5
) p JOIN review_item r ON r.site_id = p.site_id AND r.id = p.id ${WITH_QUEUE} ORDER BY r.rank, r.id`;

/** The newest first, along the key. */
const CLOSED_ITEMS = `
SELECT ${ITEM} FROM (
  SELECT o.site_id, o.id FROM site s CROSS JOIN LATERAL (
    SELECT r.site_id, r.id FROM review_item r
    WHERE (r.site_id, r.id) >= (s.id, 0::bigint) AND (r.site_id, r.id) < (s.id, coalesce($4::bigint, ${LAST_ID}))
      AND r.closed_at IS NOT NULL AND ($2::text IS NULL OR r.queue = $2) AND $3::float8 IS NOT DISTINCT FROM $3 AND ${FITS}
      AND ($7::text[] IS NULL OR r.section = ANY ($7))
    ORDER BY r.site_id DESC, r.id DESC LIMIT $5
  ) o WHERE ($1::text IS NULL OR s.id = $1) ORDER BY o.id DESC LIMIT $5
) p JOIN review_item r ON r.site_id = p.site_id AND r.id = p.id ${WITH_QUEUE} ORDER BY r.id DESC`;

export const listStatement = (state: ListedState, bySection: boolean): string =>
  state === 'closed' ? CLOSED_ITEMS : openItems(state, bySection);

/** Items to look at, without taking them: open ones in the order they are handed out in. */
export class ReviewListRepository {
  constructor(private readonly db: Pick<Database, 'forSites'>) {}

  async list(reader: ReviewReader, list: ItemList): Promise<ReviewItemRow[]> {
    const { siteId, queue, state, section, reason, after, limit } = list;
    const sections = sectionsOf(reader, section);
    return this.db.forSites(reader.sites, (tx) =>
      tx.query<ReviewItemRow>(listStatement(state, sections !== null), [
        siteId ?? null,
        queue ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        limit,
        reason ?? null,
        ...(state === 'closed' || sections !== null ? [sections] : []),
      ]),
    );
  }
}

/** Those he sees of what is asked for, each once; null: all. */
function sectionsOf({ sections }: ReviewReader, asked: string | undefined): string[] | null {
  if (asked === undefined) {
    return sections && [...new Set(sections)];
  }
  return sections === null || sections.includes(asked) ? [asked] : [];
}
