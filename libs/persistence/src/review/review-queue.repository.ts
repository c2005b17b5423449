import type { ItemAction, ReasonCode, Role, RoutingRule } from '@palaver/contracts';
import { recordAudit } from '../admin/audit.js';
import type { Database, SiteTransaction } from '../database.js';
import { type ReviewReader, worksIn } from './review-item-row.js';
import type { RoutedQueue } from './routed-queue.js';
import { FALLBACK_QUEUE, QUEUE_DIRECTION, QUEUE_HORIZON } from './routed-queue.js';

export interface QueueRow extends RoutedQueue {
  siteId: string;
  name: string;
  position: number;
  rules: RoutingRule[];
  owner: string | null;
  roles: Exclude<Role, 'analyst'>[];
  /** Actors who may work in it whatever their role. */
  members: string[];
  overdue: 'nothing' | 'notify' | 'raise' | 'approve' | 'reject';
  overdueReasons: ReasonCode[];
  hidden: ItemAction[];
  ready: boolean;
}
export type QueueChange = Omit<QueueRow, 'siteId' | 'id' | 'ready'>;

export interface QueueCounts {
  yours: boolean;
  open: number;
  claimed: number;
  overdueItems: number;
  oldestOpenedAt: Date | null;
}

export interface QueuePage {
  siteId?: string;
  /** Site and id of the last queue of the page before. */
  after?: [siteId: string, id: string];
  limit: number;
}

const QUEUE = `q.site_id AS "siteId", q.id, q.name, q.position, q.rules, q.owner, q.roles, q.members,
  q.ordering AS "order", q.sla_minutes AS "slaMinutes", q.overdue, q.overdue_reasons AS "overdueReasons", q.hidden,
  q.ready`;
const SETTINGS =
  'name, position, rules, owner, roles, members, ordering, sla_minutes, overdue, overdue_reasons, hidden';
const PLACES = '$3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13';

/** Queues of sites and how many wait in each. What changes where items go has all open ones of the site routed again. */
export class ReviewQueueRepository {
  constructor(private readonly db: Pick<Database, 'forSites'>) {}

  /** Counted from the rows of the page's queues, and of those in what the reader sees. */
  async counted(reader: ReviewReader, { siteId, after, limit }: QueuePage): Promise<(QueueRow & QueueCounts)[]> {
    return this.db.forSites(reader.sites, (tx) =>
      tx.query<QueueRow & QueueCounts>(
        `SELECT ${QUEUE}, ${worksIn('$5', '$6')} AS yours, n.* FROM (
           SELECT * FROM review_queue WHERE ($1::text IS NULL OR site_id = $1)
             AND ($2::text IS NULL OR (site_id, id) > ($2, $3)) ORDER BY site_id, id LIMIT $4
         ) q CROSS JOIN LATERAL (
           SELECT count(*)::int AS open, (count(*) FILTER (WHERE r.claim_until > now()))::int AS claimed,
             (count(*) FILTER (WHERE r.opened_at < now() - make_interval(mins => q.sla_minutes)))::int AS "overdueItems",
             min(r.opened_at) AS "oldestOpenedAt"
           FROM review_item r WHERE r.site_id = q.site_id AND r.queue = q.id AND r.closed_at IS NULL
             AND ($7::text[] IS NULL OR r.section = ANY ($7))
         ) n ORDER BY q.site_id, q.id`,
        [siteId ?? null, after?.[0] ?? null, after?.[1] ?? null, limit, reader.role, reader.actor, reader.sections],
      ),
    );
  }

  async list(tx: SiteTransaction, siteId: string): Promise<QueueRow[]> {
    return tx.query<QueueRow>(`SELECT ${QUEUE} FROM review_queue q WHERE q.site_id = $1 ORDER BY q.position, q.id`, [
      siteId,
    ]);
  }

  /** Those with this id, of all sites that are seen or of one. */
  async named(tx: SiteTransaction, id: string, siteId?: string): Promise<QueueRow[]> {
    return tx.query<QueueRow>(
      `SELECT ${QUEUE} FROM review_queue q WHERE q.id = $1 AND ($2::text IS NULL OR q.site_id = $2)`,
      [id, siteId ?? null],
    );
  }

  async find(tx: SiteTransaction, siteId: string, id: string, lock = ''): Promise<QueueRow | undefined> {
    const [row] = await tx.query<QueueRow>(
      `SELECT ${QUEUE} FROM review_queue q WHERE q.site_id = $1 AND q.id = $2 ${lock}`,
      [siteId, id],
    );
    return row;
  }

  /** Undefined when there is one with this id. */
  async create(tx: SiteTransaction, siteId: string, id: string, queue: QueueChange, actor: string) {
    const [row] = await tx.query<QueueRow>(
      `INSERT INTO review_queue AS q (site_id, id, ${SETTINGS}) VALUES ($1, $2, ${PLACES})
       ON CONFLICT DO NOTHING RETURNING ${QUEUE}`,
      [siteId, id, ...valuesOf(queue)],
    );
    if (row) {
      await this.audit(tx, 'queue.create', row, actor);
      await routeAgain(tx, siteId);
    }
    return row;
  }

  /** The row is locked by the caller. */
  async change(tx: SiteTransaction, before: QueueRow, queue: QueueChange, actor: string): Promise<QueueRow> {
    const { siteId, id } = before;
    const [row] = await tx.query<QueueRow>(
      `UPDATE review_queue q SET (${SETTINGS}) = (${PLACES}) WHERE q.site_id = $1 AND q.id = $2 RETURNING ${QUEUE}`,
      [siteId, id, ...valuesOf(queue)],
    );
    await this.audit(tx, 'queue.change', row as QueueRow, actor);
    await routeAgain(tx, siteId);
    return row as QueueRow;
  }

  /** What waits in it goes to the queue that takes everything, until it is routed again. */
  async remove(tx: SiteTransaction, { siteId, id }: QueueRow, actor: string): Promise<void> {
    await tx.query('DELETE FROM review_queue WHERE site_id = $1 AND id = $2', [siteId, id]);
    await tx.query(
      `UPDATE review_item r SET queue = q.id, direction = ${QUEUE_DIRECTION}, horizon = ${QUEUE_HORIZON},
         changed = pg_current_xact_id()
       FROM review_queue q WHERE q.site_id = $1 AND q.id = $3 AND r.site_id = $1 AND r.queue = $2 AND r.closed_at IS NULL`,
      [siteId, id, FALLBACK_QUEUE],
    );
    await recordAudit(tx, { siteId, actor, action: 'queue.delete', subject: `queue:${id}`, content: {} });
    await routeAgain(tx, siteId);
  }

  private audit(
    tx: SiteTransaction,
    action: string,
    { siteId, id, ready: _ready, ...content }: QueueRow,
    actor: string,
  ) {
    return recordAudit(tx, { siteId, actor, action, subject: `queue:${id}`, content });
  }
}

/** From the beginning, also where it is under way. */
function routeAgain(tx: SiteTransaction, siteId: string): Promise<unknown> {
  return tx.query(
    `INSERT INTO review_rerouting (site_id) VALUES ($1)
     ON CONFLICT (site_id) DO UPDATE SET after_id = 0, wanted_at = clock_timestamp()`,
    [siteId],
  );
}

function valuesOf(queue: QueueChange): unknown[] {
  const { name, position, rules, owner, roles, members, order, slaMinutes, overdue, overdueReasons, hidden } = queue;
  return [
    name,
    position,
    JSON.stringify(rules),
    owner,
    roles,
    members,
    order,
    slaMinutes,
    overdue,
    overdueReasons,
    hidden,
  ];
}
