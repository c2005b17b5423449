import type { DecisionLine } from '@palaver/contracts';
import type { Database } from '../database.js';
import { type ExportRange, inRange, pagesOf } from './export-range.js';

const PAGE = 2000;

interface Place {
  xid: string;
  commentId: string;
  version: number;
}

const LINE = `json_build_object('siteId', site_id, 'commentId', comment_id, 'rev', rev, 'version', version, 'action', action,
  'source', source, 'score', score / 100.0, 'reasonCode', reason_code, 'ruleSetId', rule_set_id,
  'ruleSetVersion', rule_set_version, 'ruleSetHash', rule_set_hash, 'actor', actor, 'note', note,
  'decidedAt', to_char(decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;

/**
 * Decisions in the order they were committed, along the key of the feed. A page looks at so many rows, whether the time
 * asked for is among them or not: an index on that time would have to be kept up with every decision.
 */
export class DecisionExportRepository {
  constructor(private readonly db: Pick<Database, 'forSites'>) {}

  async *pages(range: ExportRange): AsyncGenerator<DecisionLine[]> {
    const [end] = await this.db.forSites([range.siteId], (tx) =>
      tx.query<{ horizon: string }>('SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon'),
    );
    // What is committed later is not waited for, so that an export ends however fast decisions come in.
    const horizon = end?.horizon ?? '0';
    yield* pagesOf<DecisionLine, Place>({ xid: '0', commentId: '', version: 0 }, (after) =>
      this.page(range, after, horizon),
    );
  }

  private async page({ siteId, from, to }: ExportRange, after: Place, horizon: string) {
    const [page] = await this.db.forSites([siteId], (tx) =>
      tx.query<{ rows: DecisionLine[]; last: Place | null }>(
        `WITH looked_at AS MATERIALIZED (
           SELECT * FROM decision WHERE site_id = $1 AND xid >= $4::xid8 AND (xid, comment_id, version) > ($4::xid8, $5, $6)
             AND xid < $7::xid8 ORDER BY xid, comment_id, version LIMIT ${PAGE}
         )
         SELECT coalesce(json_agg(${LINE} ORDER BY xid, comment_id, version) FILTER (WHERE ${inRange('decided_at')}), '[]')
             AS rows,
           CASE WHEN count(*) = ${PAGE} THEN (SELECT json_build_object('xid', xid::text, 'commentId', comment_id,
             'version', version) FROM looked_at ORDER BY xid DESC, comment_id DESC, version DESC LIMIT 1) END AS last
         FROM looked_at`,
        [siteId, from ?? null, to ?? null, after.xid, after.commentId, after.version, horizon],
      ),
    );
    return page as { rows: DecisionLine[]; last: Place | null };
  }
}
