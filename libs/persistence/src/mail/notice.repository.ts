import { type NoticeKind, seesSection, worksInQueue } from '@palaver/contracts';
import type { Database, Transaction } from '../database.js';
import { type NewMail } from './mail-row.js';
import { addMails } from './outbox.js';
import { type Recipient, recipientsOf } from './recipients.js';

/** One process at a time. */
const LOCK = 7152534;
const PAGE = 500;
/** After this nobody need be told at once any more. */
const HOURS = 24;
const ITEMS_NAMED = 10;

type ItemNotice = Exclude<NoticeKind, 'endpoint'>;

interface UntoldNotice {
  siteId: string;
  id: string;
  itemId: string;
  kind: ItemNotice;
  queue: string;
  roles: string[] | null;
  members: string[] | null;
  section: string | null;
  isOpen: boolean;
}

/** The first at once; what follows on the same site within a minute goes together, so that a flood is no flood of mails. */
export const UNTOLD = `
SELECT n.site_id AS "siteId", n.id::text AS id, n.item_id::text AS "itemId", n.kind, n.queue, q.roles, q.members,
  r.section, r.closed_at IS NULL AS "isOpen"
FROM review_notice n
JOIN review_item r ON r.site_id = n.site_id AND r.id = n.item_id
LEFT JOIN review_queue q ON q.site_id = n.site_id AND q.id = n.queue
WHERE n.told_at IS NULL AND n.at > now() - interval '${HOURS} hours' AND NOT EXISTS (
  SELECT FROM review_notice t WHERE t.site_id = n.site_id AND t.kind = n.kind AND t.told_at > now() - interval '1 minute')
ORDER BY n.id LIMIT ${PAGE}`;

export const MARK_SEVERE = `
WITH due AS (
  SELECT site_id, id FROM review_item
  WHERE closed_at IS NULL AND reason_code IN ('threat', 'self_harm') AND noticed IS DISTINCT FROM reason_code
  ORDER BY site_id, id LIMIT ${PAGE} FOR UPDATE SKIP LOCKED
), marked AS (
  UPDATE review_item r SET noticed = r.reason_code FROM due d WHERE r.site_id = d.site_id AND r.id = d.id
  RETURNING r.site_id, r.id, r.queue, r.reason_code
)
INSERT INTO review_notice (site_id, item_id, queue, kind) SELECT site_id, id, queue, reason_code FROM marked`;

/** Open items that people are to be told of at once, and the mails that tell them. */
export class NoticeRepository {
  constructor(private readonly db: Pick<Database, 'query' | 'transaction'>) {}

  /** Notes threats and self-harm that came to wait for a person, each once. */
  async noteSevere(): Promise<void> {
    await this.db.query(MARK_SEVERE);
  }

  /** Writes the mails of what was noted, in the transaction that notes it as told; how many notices that were. */
  async tellSome(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const [lock] = await tx.query<{ held: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS held', [LOCK]);
      const notices = lock?.held ? await tx.query<UntoldNotice>(UNTOLD) : [];
      for (const group of grouped(notices)) {
        await tellGroup(tx, group);
      }
      return notices.length;
    });
  }

  async forget(): Promise<void> {
    await this.db.query(`DELETE FROM review_notice WHERE at < now() - interval '30 days'`);
  }
}

async function tellGroup(tx: Transaction, group: UntoldNotice[]): Promise<void> {
  const [{ siteId, kind } = { siteId: '', kind: 'threat' as const }] = group;
  const people = await recipientsOf(tx, siteId, kind);
  await addMails(
    tx,
    people.flatMap((person) => mailTo(person, group)),
  );
  await tx.query('UPDATE review_notice SET told_at = now() WHERE site_id = $1 AND id = ANY ($2::bigint[])', [
    siteId,
    group.map(({ id }) => id),
  ]);
}

/** Of what still waits, what he sees and may work on; none where nothing is left. */
function mailTo(person: Recipient, group: readonly UntoldNotice[]): NewMail[] {
  const his = group.filter((notice) => notice.isOpen && isFor(person, notice));
  const [first] = his;
  if (!first) {
    return [];
  }
  const content = {
    kind: 'notice' as const,
    notice: first.kind,
    siteId: first.siteId,
    count: his.length,
    queues: [...new Set(his.map(({ queue }) => queue))],
    items: his.slice(0, ITEMS_NAMED).map(({ itemId }) => itemId),
  };
  return [{ personId: person.id, content, hours: HOURS }];
}

function isFor({ id, role, sections }: Recipient, notice: UntoldNotice): boolean {
  return seesSection(sections, notice.section) && worksInQueue({ role, actor: `person:${id}` }, notice);
}

function grouped(notices: readonly UntoldNotice[]): UntoldNotice[][] {
  const groups = new Map<string, UntoldNotice[]>();
  for (const notice of notices) {
    const key = `${notice.kind} ${notice.siteId}`;
    groups.set(key, [...(groups.get(key) ?? []), notice]);
  }
  return [...groups.values()];
}
