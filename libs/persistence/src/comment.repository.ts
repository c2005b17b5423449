import type { Action, DecisionSource, ReasonCode, Votes } from '@palaver/contracts';
import type { Transaction } from './database.js';

/** One decision; `result` is null where there was no evaluation, and gone once the text is. */
export interface DecisionRow {
  commentId: string;
  rev: number;
  run: number;
  version: number;
  action: Action;
  source: DecisionSource;
  score: number | null;
  reasonCode: ReasonCode | null;
  ruleSet: { id: string; version: number; hash: string } | null;
  decidedAt: Date;
  result: string | null;
}

/** A comment's newest revision and, when there is one, its newest decision. */
export interface CommentRow {
  siteId: string;
  id: string;
  headRev: number;
  deletedRev: number | null;
  data: string | null;
  receivedAt: Date;
  authorKey: string | null;
  parentId: string | null;
  votes: Votes | null;
  decisionVersion: number;
  decision: DecisionRow | null;
}

/** Of the decision `d`. */
export const DECISION = `d.comment_id AS "commentId", d.rev::float8 AS rev, d.run, d.version, d.action, d.source, d.score,
  d.reason_code AS "reasonCode", CASE WHEN d.rule_set_id IS NOT NULL THEN json_build_object('id', d.rule_set_id,
  'version', d.rule_set_version, 'hash', d.rule_set_hash) END AS "ruleSet", d.decided_at AS "decidedAt", d.result`;
const COMMENT = `c.site_id AS "siteId", c.id, c.head_rev::float8 AS "headRev", c.deleted_rev::float8 AS "deletedRev",
  r.data, c.received_at AS "receivedAt", c.author_key AS "authorKey", c.votes, c.decision_version AS "decisionVersion"`;
const REVISION = `LEFT JOIN revision r ON r.site_id = c.site_id AND r.comment_id = c.id AND r.rev = c.head_rev`;

const FIND = `
SELECT ${COMMENT}, ${DECISION.replace('d.rev::float8 AS rev', 'd.rev::float8 AS "decisionRev"')}
FROM comment c ${REVISION}
LEFT JOIN decision d ON d.site_id = c.site_id AND d.comment_id = c.id AND d.rev = c.decided_rev AND d.run = c.decided_run`;

type FoundRow = Omit<CommentRow, 'decision' | 'parentId'> & Omit<DecisionRow, 'rev'> & { decisionRev: number | null };

/** Reads comments with their decisions; every query names the site. */
export class CommentRepository {
  constructor(private readonly db: Pick<Transaction, 'query'>) {}

  async find(siteId: string, id: string): Promise<CommentRow | undefined> {
    return (await this.findMany(siteId, [id]))[0];
  }

  async findMany(siteId: string, ids: readonly string[]): Promise<CommentRow[]> {
    const statement = { name: 'find_comments', text: `${FIND} WHERE c.site_id = $1 AND c.id = ANY ($2::text[])` };
    const rows = await this.db.query<FoundRow>(statement, [siteId, ids]);
    return rows.map(toCommentRow);
  }

  /** Comments of many sites at once, in no order; for the pipeline. */
  async findAll(places: readonly CommentPlace[]): Promise<CommentRow[]> {
    const statement = {
      name: 'find_all_comments',
      text: `${FIND} JOIN (SELECT DISTINCT * FROM json_to_recordset($1::json) AS p("siteId" text, id text)) p
        ON c.site_id = p."siteId" AND c.id = p.id`,
    };
    const rows = await this.db.query<FoundRow>(statement, [JSON.stringify(places)]);
    return rows.map(toCommentRow);
  }

  /** All decisions of a comment, newest first. */
  async decisions(siteId: string, commentId: string): Promise<DecisionRow[]> {
    return this.db.query<DecisionRow>(
      {
        name: 'comment_decisions',
        text: `SELECT ${DECISION} FROM decision d WHERE d.site_id = $1 AND d.comment_id = $2 ORDER BY d.version DESC`,
      },
      [siteId, commentId],
    );
  }

  /**
   * Comments in the order their decisions were committed, from below the oldest transaction still open, so that no row
   * is passed over. A comment decided again appears again.
   */
  async feed(
    siteId: string,
    cursor: FeedCursor | undefined,
    limit: number,
  ): Promise<{ rows: CommentRow[]; next: FeedCursor | undefined }> {
    const places = await this.db.query<{ xid: string; commentId: string; version: number }>(
      {
        name: 'decision_feed',
        text: `SELECT d.xid::text AS xid, d.comment_id AS "commentId", d.version FROM decision d
          WHERE d.site_id = $1 AND d.xid >= $2::xid8 AND (d.xid, d.comment_id, d.version) > ($2::xid8, $3, $4)
            AND d.xid < pg_snapshot_xmin(pg_current_snapshot())
          ORDER BY d.xid, d.comment_id, d.version LIMIT $5`,
      },
      [siteId, cursor?.xid ?? '0', cursor?.commentId ?? '', cursor?.version ?? 0, limit],
    );
    const found = await this.findMany(siteId, [...new Set(places.map((place) => place.commentId))]);
    const byId = new Map(found.map((row) => [row.id, row]));
    const last = places.at(-1);
    return { rows: places.flatMap((place) => byId.get(place.commentId) ?? []), next: last ?? cursor };
  }
}

export interface CommentPlace {
  siteId: string;
  id: string;
}

export interface FeedCursor {
  xid: string;
  commentId: string;
  version: number;
}

function toCommentRow(row: FoundRow): CommentRow {
  const { decisionRev, run, version, action, source, score, reasonCode, ruleSet, decidedAt, result, ...comment } = row;
  const decision =
    decisionRev === null
      ? null
      : {
          commentId: row.id,
          rev: decisionRev,
          run,
          version,
          action,
          source,
          score,
          reasonCode,
          ruleSet,
          decidedAt,
          result,
        };
  const parentId = row.data === null ? null : ((JSON.parse(row.data) as { parentId?: string }).parentId ?? null);
  return { ...comment, parentId, decision };
}
