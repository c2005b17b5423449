import type { Database, SiteTransaction } from '../database.js';
import { OPEN_RESCORES } from '../ingest/other-statements.js';
import { recordAudit } from './audit.js';

const PAGE = 2000;
const PAGES = 10;

export interface ReRun {
  siteId: string;
  /** Decisions of the machine from then on. */
  since: string;
  /** The last comment looked at; empty at the beginning. */
  after: string;
}

interface CandidateRow {
  id: string;
  due: boolean;
}

/**
 * Opens re-scores of what the machine has decided since a time. Comments are walked along their key, a page to a
 * transaction: an index on the time would have to be kept up with every decision. What people decided is left alone, and
 * what waits for a decision is decided by the live rules anyway.
 */
export class ReRunRepository {
  constructor(private readonly db: Database) {}

  /** Looks at 20,000 comments at most; `after` is null when there are no more. */
  async open(run: ReRun, actor: string): Promise<{ opened: number; after: string | null }> {
    const state = { opened: 0, after: run.after as string | null };
    for (let page = 0; page < PAGES && state.after !== null; page += 1) {
      const from: string = state.after;
      const found = await this.db.forSites([run.siteId], (tx) => openPage(tx, { ...run, after: from }));
      state.opened += found.opened;
      state.after = found.after;
    }
    await this.db.forSites([run.siteId], (tx) =>
      recordAudit(tx, {
        siteId: run.siteId,
        actor,
        action: 'rule-set.re-run',
        subject: `site:${run.siteId}`,
        content: { since: run.since, opened: state.opened },
      }),
    );
    return state;
  }
}

async function openPage(tx: SiteTransaction, { siteId, since, after }: ReRun) {
  const rows = await tx.query<CandidateRow>(
    `SELECT id, decided_at >= $3 AND decided_source = 'automatic' AND pending_work IS NULL AS due
     FROM comment WHERE site_id = $1 AND id > $2 ORDER BY id LIMIT ${PAGE}`,
    [siteId, after, since],
  );
  const due = rows.filter((row) => row.due).map(({ id }) => ({ site: siteId, comment: id }));
  const opened = due.length === 0 ? [] : await tx.query(OPEN_RESCORES, [JSON.stringify(due), 'rules']);
  return { opened: opened.length, after: rows.length < PAGE ? null : (rows.at(-1)?.id ?? null) };
}
