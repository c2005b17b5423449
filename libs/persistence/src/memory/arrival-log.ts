import type { Database } from '../database.js';

/** Bands, the hash of all words, hashes of author and article, and the sketch as 64 hexadecimal digits. */
export type LoggedSignature = [...numbers: [number, number, number, number, number, number, number], sketch: string];

/** What is remembered of one revision. */
export type LoggedArrival = [
  comment: string,
  rev: number,
  /** `[]`: too few words to have near-copies; `null`: no rule asked. */
  signature: LoggedSignature | [] | null,
  /** What it is counted by, made by `arrivalKey`. */
  keys: number[],
  /** The key under which the author's address was counted before, while a window still reaches back there. */
  earlierAddress?: number,
];

/** A comment that is erased. */
type LoggedErasure = [comment: string];

/** What one flush stored of a site. */
export interface LoggedList {
  xid: number;
  siteId: string;
  /** Milliseconds since 1970, with a fraction. */
  at: number;
  entries: (LoggedArrival | LoggedErasure)[];
}

interface Row {
  horizon: number;
  xid: number | null;
  siteId: string;
  at: number;
  entries: string;
}

const PAGE_ROWS = 500;

/**
 * Decisions wait for what is new in the log for so long and no longer. Rows of transactions that are still to come were
 * brought by a dump of another server: they are passed over.
 */
export const READ_LOG = {
  name: 'read_arrivals',
  query_timeout: 2000,
  text: `
SELECT h.horizon, a.xid::text::float8 AS xid, a.site_id AS "siteId", date_part('epoch', a.received_at) * 1000 AS at, a.entries
FROM (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::float8 AS horizon) h
LEFT JOIN (
  SELECT * FROM arrival WHERE xid >= $1::text::xid8 AND xid < pg_snapshot_xmax(pg_current_snapshot())
    AND xid <> ALL ($2::text[]::xid8[])
  ORDER BY xid FETCH FIRST ${PAGE_ROWS} ROWS WITH TIES
) a ON true ORDER BY a.xid`,
};

/** Comments by the same author below the same article that have no decision by which they could stand. */
export const UNDECIDED = {
  name: 'undecided_of_author',
  query_timeout: 2000,
  text: `
SELECT i.site AS "siteId", o.id AS "commentId" FROM json_to_recordset($1::json) AS i(site text, comment text)
JOIN comment c ON c.site_id = i.site AND c.id = i.comment
CROSS JOIN LATERAL (
  SELECT o.id, o.article_key, o.head_rev, o.decided_rev, o.decided_action FROM comment o
  WHERE o.author_key = c.author_key AND o.site_id = c.site_id AND o.received_at <= c.received_at
  ORDER BY o.received_at DESC LIMIT 1000
) o
WHERE o.article_key = c.article_key AND (o.decided_rev IS DISTINCT FROM o.head_rev OR o.decided_action = 'review')`,
};

/**
 * The log of what rules remember, in the order of transactions: whatever was committed is found by asking for what came
 * since the horizon of the last answer, whichever transaction ended first.
 */
export class ArrivalLog {
  constructor(private readonly db: Database) {}

  /**
   * The next lists of transactions from `since` on, without those that are `known`, and from where to go on: all that
   * stands before it has been read. `isAll`: nothing more was committed when this was asked.
   */
  async read(since: number, known: Iterable<number>): Promise<{ lists: LoggedList[]; next: number; isAll: boolean }> {
    const rows = await this.db.query<Row>(READ_LOG, [String(since), Array.from(known, String)]);
    const horizon = rows[0]?.horizon ?? since;
    const isAll = rows.length < PAGE_ROWS;
    const last = rows.at(-1)?.xid ?? horizon;
    return { lists: listsOf(rows), next: isAll ? horizon : Math.min(last + 1, horizon), isAll };
  }

  async undecided(
    works: readonly { siteId: string; commentId: string }[],
  ): Promise<{ siteId: string; commentId: string }[]> {
    return this.db.query(UNDECIDED, [
      JSON.stringify(works.map(({ siteId, commentId }) => ({ site: siteId, comment: commentId }))),
    ]);
  }
}

function listsOf(rows: readonly Row[]): LoggedList[] {
  return rows.flatMap(({ xid, siteId, at, entries }) =>
    xid === null ? [] : [{ xid, siteId, at, entries: JSON.parse(`[${entries}]`) as LoggedList['entries'] }],
  );
}
