import type { Database } from '../database.js';

const PAGE = 500;
const PAGES = 10;

export interface ChainHead {
  siteId: string;
  pos: number;
  /** Hex. */
  hash: string;
}

/** Puts rows of the audit log into their chains. Any number of processes may ask: one at a time does it. */
export class AuditChainRepository {
  constructor(private readonly db: Database) {}

  /** Seals what no later commit can come before; returns how many rows. */
  async seal(): Promise<number> {
    let sealed = 0;
    for (let page = 0; page < PAGES && sealed === page * PAGE; page += 1) {
      const [row] = await this.db.query<{ sealed: number }>('SELECT palaver_seal_audit($1) AS sealed', [PAGE]);
      sealed += row?.sealed ?? 0;
    }
    return sealed;
  }

  /** Tells the automatic decisions of the hour before of one site. False when nothing is due, or somebody else does it. */
  async digest(): Promise<boolean> {
    const [row] = await this.db.query<{ done: boolean }>('SELECT palaver_digest_decisions() AS done');
    return row?.done ?? false;
  }

  /** The newest sealed row of each site. */
  async heads(): Promise<ChainHead[]> {
    return this.db.query<ChainHead>(
      `SELECT s.id AS "siteId", a.pos::float8 AS pos, encode(a.hash, 'hex') AS hash
       FROM (SELECT id FROM site UNION SELECT '*') s
       CROSS JOIN LATERAL (SELECT pos, hash FROM audit WHERE site_id = s.id AND pos IS NOT NULL ORDER BY pos DESC LIMIT 1) a
       ORDER BY s.id`,
    );
  }
}
