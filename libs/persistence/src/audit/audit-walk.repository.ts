import type { Database } from '../database.js';

const PAGE = 2000;

/** A sealed row with what is found when it is looked at again. */
export interface WalkedRow {
  seq: string;
  pos: number;
  actor: string;
  action: string;
  at: Date;
  prevHash: string | null;
  hash: string;
  /** What its hash must be, by what it says and the hash before it that it names. */
  computed: string;
  /** Whether its content is what was committed to; null once that is erased. */
  contentFits: boolean | null;
  content: Record<string, unknown> | null;
}

/** Walks the chains of the audit log, a page at a time. */
export class AuditWalkRepository {
  constructor(private readonly db: Pick<Database, 'forSites'>) {}

  /** Sites that have a chain, the installation's own (`*`) among them. */
  async siteIds(): Promise<string[]> {
    const rows = await this.db.forSites(['*'], (tx) =>
      tx.query<{ id: string }>('SELECT DISTINCT site_id AS id FROM audit WHERE pos IS NOT NULL ORDER BY 1'),
    );
    return rows.map(({ id }) => id);
  }

  /** Sealed rows in the order of their places, equal ones by age. */
  async *pages(siteId: string): AsyncGenerator<WalkedRow[]> {
    let after: Pick<WalkedRow, 'pos' | 'seq'> | undefined = { pos: -1, seq: '0' };
    while (after) {
      const rows: WalkedRow[] = await this.page(siteId, after);
      yield rows;
      after = rows.length < PAGE ? undefined : rows.at(-1);
    }
  }

  /** How many automatic decisions a range of transactions made, and the hash of them. */
  async decisions(siteId: string, since: string, upto: string): Promise<{ decisions: number; sha256: string }> {
    const [row] = await this.db.forSites([siteId], (tx) =>
      tx.query<{ decisions: number; sha256: string }>(
        'SELECT decisions::float8 AS decisions, sha256 FROM decisions_digest($1, $2::xid8, $3::xid8)',
        [siteId, since, upto],
      ),
    );
    return row as { decisions: number; sha256: string };
  }

  private page(siteId: string, { pos, seq }: Pick<WalkedRow, 'pos' | 'seq'>): Promise<WalkedRow[]> {
    return this.db.forSites([siteId], (tx) =>
      tx.query<WalkedRow>(
        `SELECT a.seq::text AS seq, a.pos::float8 AS pos, a.actor, a.action, a.at, encode(a.prev_hash, 'hex') AS "prevHash",
           encode(a.hash, 'hex') AS hash, encode(sha256(coalesce(a.prev_hash, '') || audit_canonical(a)), 'hex') AS computed,
           sha256(a.salt || convert_to(a.content::text, 'UTF8')) = a.content_commitment AS "contentFits", a.content
         FROM audit a WHERE a.site_id = $1 AND a.pos IS NOT NULL AND (a.pos, a.seq) > ($2, $3)
         ORDER BY a.pos, a.seq LIMIT ${PAGE}`,
        [siteId, pos, seq],
      ),
    );
  }
}
