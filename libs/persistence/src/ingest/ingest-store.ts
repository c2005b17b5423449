import type { Database, Statement, Transaction } from '../database.js';
import type { IngestItem, IngestOutcome } from './ingest-item.js';
import { joinTexts } from '../rows-from.js';
import { rowOf, statementOf, type StatementKind, textOf } from './ingest-row.js';
import { OPEN_RESCORES, STORE_PROFILES, STORE_REPORTS, STORE_SITE_DECISIONS, STORE_VOTES } from './other-statements.js';
import { revisionStatement } from './choose-statement.js';
import { CLOSE_DELETED, KNOWN_EVENTS, STORE_REVISIONS } from './revision-statement.js';
import { TRACE_WORK } from '../trace-statements.js';
import { findBorrowed, isPlain } from './plain-event.js';
import { openReported } from '../reports/open-reported.js';
import { decideBySite } from './site-decision.js';

const STATEMENTS: Record<StatementKind, Statement> = {
  revisions: STORE_REVISIONS,
  votes: STORE_VOTES,
  reports: STORE_REPORTS,
  decisions: STORE_SITE_DECISIONS,
  profiles: STORE_PROFILES,
};

/** Writes one flush, all of one kind, and says what became of each item, in order. */
export async function storeFlush(db: Database, items: readonly IngestItem[]): Promise<IngestOutcome[]> {
  const borrowed = await findBorrowed(db, items);
  if (borrowed.size === 0) {
    return storeItems(db, items);
  }
  const stored = await storeItems(
    db,
    items.filter((_, n) => !borrowed.has(n)),
  );
  return items.map((_, n) => (borrowed.has(n) ? undefined : stored.shift()) ?? { status: 'conflict' });
}

async function storeItems(db: Database, items: readonly IngestItem[]): Promise<IngestOutcome[]> {
  if (items.length === 0) {
    return [];
  }
  const kind = items[0] ? statementOf(items[0]) : 'revisions';
  const outcomes = new Array<IngestOutcome | undefined>(items.length);
  // A single statement commits by itself; only kinds that need a second one pay for a transaction.
  const needsTransaction =
    kind === 'votes' || kind === 'reports' || kind === 'decisions' || items.some((item) => item.kind === 'delete');
  const fresh = needsTransaction
    ? await db.transaction((tx) => storeKind(tx, kind, items))
    : await storeKind(db, kind, items);
  for (const { n, work, decided } of fresh) {
    outcomes[n] = { status: 'accepted', ...revisionOutcome(items[n], work ?? null), ...(decided && { decided }) };
  }
  await traceWork(db, items, outcomes);
  await tellRepeats(db, items, outcomes);
  return outcomes as IngestOutcome[];
}

interface FreshRow {
  n: number;
  work?: string | null;
  decided?: boolean;
}

async function storeKind(
  tx: Pick<Transaction, 'query'>,
  kind: StatementKind,
  items: readonly IngestItem[],
): Promise<FreshRow[]> {
  const rows = JSON.stringify(items.map(rowOf));
  const values = kind === 'revisions' ? [rows, joinTexts(items.map(textOf))] : [rows];
  const statement = kind === 'revisions' ? revisionStatement(items) : STATEMENTS[kind];
  const fresh = await tx.query<FreshRow>(statement, values);
  const freshItems = fresh.map(({ n }) => items[n]).filter((item) => item !== undefined);
  if (kind === 'votes' || kind === 'reports') {
    await tx.query(OPEN_RESCORES, [commentsOf(freshItems), kind]);
  }
  if (kind === 'reports' && freshItems.length > 0) {
    await openReported(tx, commentsOf(freshItems));
  }
  const deletes = freshItems.filter((item) => item.kind === 'delete');
  if (deletes.length > 0) {
    await tx.query(CLOSE_DELETED, [commentsOf(deletes)]);
  }
  if (kind === 'decisions') {
    const decides = freshItems.filter((item) => item.kind === 'decide');
    const standing = await decideBySite(tx, decides);
    return fresh.map((row) => ({ ...row, decided: standing.has(items[row.n] as IngestItem) }));
  }
  return fresh;
}

function commentsOf(items: readonly IngestItem[]): string {
  return JSON.stringify(items.map((item) => ({ site: item.siteId, comment: 'commentId' in item && item.commentId })));
}

function revisionOutcome(item: IngestItem | undefined, work: string | null): Partial<IngestOutcome> {
  if (item?.kind !== 'create' && item?.kind !== 'update') {
    return {};
  }
  return work === null ? { superseded: true } : { work: { id: work, leased: item.lease !== undefined } };
}

/** Where traces are on, work remembers the request that brought it. */
async function traceWork(
  db: Database,
  items: readonly IngestItem[],
  outcomes: readonly (IngestOutcome | undefined)[],
): Promise<void> {
  const traced = items.flatMap((item, n) => {
    const id = outcomes[n]?.work?.id;
    return 'trace' in item && item.trace !== undefined && id !== undefined ? [{ id, trace: item.trace }] : [];
  });
  if (traced.length > 0) {
    await db.query(TRACE_WORK, [JSON.stringify(traced)]);
  }
}

/** The revision that may stand for the event of an item. */
function named(item: IngestItem): { comment?: string; rev?: number } {
  return 'rev' in item && isPlain(item) ? { comment: item.commentId, rev: item.rev } : {};
}

/** Items that were not fresh existed before: same meaning is a duplicate, another one a conflict. */
async function tellRepeats(
  db: Database,
  items: readonly IngestItem[],
  outcomes: (IngestOutcome | undefined)[],
): Promise<void> {
  const asked = items.flatMap((item, n) =>
    outcomes[n] ? [] : [{ n, site: item.siteId, event: item.eventId, ...named(item) }],
  );
  if (asked.length === 0) {
    return;
  }
  const known = await db.query<{ n: number; sha: string }>(KNOWN_EVENTS, [JSON.stringify(asked)]);
  for (const { n, sha } of known) {
    outcomes[n] = { status: sha === items[n]?.bodySha256 ? 'duplicate' : 'conflict' };
  }
  const lost = asked.find(({ n }) => outcomes[n] === undefined);
  if (lost) {
    throw new Error(`event ${lost.n} of the flush was neither stored nor found`);
  }
}
