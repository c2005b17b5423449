import type { Database } from '../database.js';
import { REPLAY_COLUMNS, REPLAY_TEXT, type ReplayRow } from './replay-row.js';

const PAGE = 200;
const NEWEST = { xid: '18446744073709551615', commentId: '', version: 0 };

/** Transactions are numbered when they first write and dated when they begin: by that much their order may differ. */
const DISORDER_MS = 60_000;

type Place = Pick<ReplayRow, 'xid' | 'commentId' | 'version'>;

/** Automatic decisions of a site with all they were made of, newest first, a page at a time along the key of the feed. */
export class ReplayRepository {
  constructor(private readonly db: Database) {}

  async siteIds(): Promise<string[]> {
    const rows = await this.db.forSites(['*'], (tx) => tx.query<{ id: string }>('SELECT id FROM site ORDER BY id'));
    return rows.map(({ id }) => id);
  }

  /** Pages, each with what was decided at or after `since`. */
  async *pages(siteId: string, since?: Date): AsyncGenerator<ReplayRow[]> {
    let before: Place | undefined = NEWEST;
    while (before) {
      const rows: ReplayRow[] = await this.page(siteId, before);
      yield since ? rows.filter(({ decidedAt }) => decidedAt >= since) : rows;
      const beyond = since !== undefined && rows.every(({ decidedAt }) => +decidedAt < +since - DISORDER_MS);
      before = beyond || rows.length < PAGE ? undefined : rows.at(-1);
    }
  }

  /** The canonical document of a version, undefined when the site has none with this hash. */
  async document(siteId: string, hash: string): Promise<string | undefined> {
    const [row] = await this.db.forSites([siteId], (tx) =>
      tx.query<{ document: string }>(
        'SELECT document FROM rule_set_version WHERE site_id = $1 AND hash = $2 ORDER BY id, version LIMIT 1',
        [siteId, hash],
      ),
    );
    return row?.document;
  }

  private page(siteId: string, before: Place): Promise<ReplayRow[]> {
    return this.db.forSites([siteId], (tx) =>
      tx.query<ReplayRow>(
        `SELECT ${REPLAY_COLUMNS} FROM (
           SELECT * FROM decision WHERE site_id = $1 AND source = 'automatic' AND xid <= $2::xid8
             AND (xid, comment_id, version) < ($2::xid8, $3, $4)
           ORDER BY xid DESC, comment_id DESC, version DESC LIMIT ${PAGE}
         ) d ${REPLAY_TEXT} ORDER BY d.xid DESC, d.comment_id DESC, d.version DESC`,
        [siteId, before.xid, before.commentId, before.version],
      ),
    );
  }
}
