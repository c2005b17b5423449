import { type ReasonCode } from '@palaver/contracts';
import { type AuditEvent, recordAudits } from '../admin/audit.js';
import type { Database, Transaction } from '../database.js';
import { decideListed, type ListedVerdict } from '../pipeline/person-decisions.js';
import { RAISED_HORIZON } from './routed-queue.js';

/** One process at a time. */
const LOCK = 7152532;
const PAGE = 100;
const RAISED_POINTS = 100;

interface OverdueItem {
  siteId: string;
  id: string;
  commentId: string;
  rev: string;
  version: number;
  queue: string;
  reason: ReasonCode | null;
  policy: 'notify' | 'raise' | 'approve' | 'reject';
  reasons: ReasonCode[];
  mode: 'live' | 'observe';
}

/** What waits longer than its queue allows and was not acted on; nothing is decided that somebody has in his hands. */
const OVERDUE = {
  name: 'overdue_items',
  text: `
SELECT r.site_id AS "siteId", r.id::text AS id, r.comment_id AS "commentId", r.rev, r.decision_version AS version, r.queue,
  r.reason_code AS reason, q.overdue AS policy, q.overdue_reasons AS reasons, s.mode
FROM review_queue q JOIN site s ON s.id = q.site_id
CROSS JOIN LATERAL (
  SELECT * FROM review_item o
  WHERE o.site_id = q.site_id AND o.queue = q.id AND o.closed_at IS NULL AND o.overdue_at IS NULL
    AND o.opened_at < now() - make_interval(mins => q.sla_minutes)
    AND (q.overdue IN ('notify', 'raise') OR o.claim_until IS NULL OR o.claim_until <= now())
  ORDER BY o.opened_at LIMIT ${PAGE}
) r
WHERE q.overdue <> 'nothing' AND q.sla_minutes IS NOT NULL
ORDER BY r.site_id LIMIT ${PAGE}`,
};

const MARK = `
UPDATE review_item r SET overdue_at = now(), changed = pg_current_xact_id(),
  priority = r.priority + CASE WHEN i.raised THEN ${RAISED_POINTS} ELSE 0 END,
  horizon = CASE WHEN i.raised THEN greatest(r.horizon, ${RAISED_HORIZON}) ELSE r.horizon END
FROM json_to_recordset($1::json) AS i(site text, id bigint, raised boolean)
WHERE r.site_id = i.site AND r.id = i.id AND r.overdue_at IS NULL`;

const NOTIFY = `
INSERT INTO review_notice (site_id, item_id, queue, kind)
SELECT site, id, queue, 'overdue' FROM json_to_recordset($1::json) AS i(site text, id bigint, queue text)`;

/** Does with overdue items what their queues say: once for each. */
export class OverdueRepository {
  constructor(private readonly db: Pick<Database, 'transaction'>) {}

  /** The next page; how many items were acted on, 0 also while another process is at it. */
  async act(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const [lock] = await tx.query<{ held: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS held', [LOCK]);
      const items = lock?.held ? await tx.query<OverdueItem>(OVERDUE) : [];
      if (items.length > 0) {
        await decide(tx, items.filter(isDecided));
        await tx.query(MARK, [rowsOf(items)]);
        await tx.query(NOTIFY, [rowsOf(items.filter(({ policy }) => policy === 'notify'))]);
      }
      return items.length;
    });
  }
}

/** Approving and rejecting are for the reasons the queue names; other items wait on. */
function isDecided({ policy, reason, reasons }: OverdueItem): boolean {
  return (policy === 'approve' || policy === 'reject') && reason !== null && reasons.includes(reason);
}

async function decide(tx: Transaction, items: readonly OverdueItem[]): Promise<void> {
  for (const siteId of new Set(items.map((item) => item.siteId))) {
    const own = items.filter((item) => item.siteId === siteId);
    const outcomes = await decideListed(tx, siteId, own.map(verdictOf), null);
    const events = own.flatMap((item) => {
      const outcome = outcomes.get(item.commentId);
      return outcome?.status === 'decided' ? [eventOf(item, outcome)] : [];
    });
    await recordAudits(tx, events);
  }
}

function eventOf(item: OverdueItem, { rev, version }: { rev: number; version: number }): AuditEvent {
  const { siteId, id, commentId, policy, reason } = item;
  return {
    siteId,
    actor: actorOf(item),
    action: 'comment.decide',
    subject: `comment:${commentId}`,
    content: { item: id, rev, version, action: policy, reason },
  };
}

function verdictOf(item: OverdueItem): ListedVerdict {
  return {
    commentId: item.commentId,
    expected: { rev: Number(item.rev), version: item.version },
    action: item.policy === 'approve' ? 'approve' : 'reject',
    reasonCode: item.policy === 'reject' ? item.reason : null,
    source: 'policy',
    actor: actorOf(item),
    note: null,
    deliver: item.mode === 'live',
  };
}

const actorOf = ({ queue }: OverdueItem) => `policy:${queue}`;

function rowsOf(items: readonly OverdueItem[]): string {
  return JSON.stringify(
    items.map(({ siteId, id, queue, policy }) => ({ site: siteId, id, queue, raised: policy === 'raise' })),
  );
}
