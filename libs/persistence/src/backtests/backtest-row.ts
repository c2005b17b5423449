export interface BacktestRow {
  siteId: string;
  id: string;
  ruleSet: { id: string; version: number | null; hash: string };
  live: { id: string; version: number; hash: string };
  last: number | null;
  since: Date | null;
  state: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';
  total: number | null;
  done: number;
  continued: number;
  error: string | null;
  createdAt: Date;
  createdBy: string;
  startedAt: Date | null;
  endedAt: Date | null;
}

export interface WholeBacktestRow extends BacktestRow {
  /** JSON of the report; null until it is done. */
  report: string | null;
}

export const BACKTEST = `b.site_id AS "siteId", b.id, json_build_object('id', b.rule_set_id, 'version',
  b.rule_set_version, 'hash', b.rule_set_hash) AS "ruleSet", json_build_object('id', b.live_id, 'version',
  b.live_version, 'hash', b.live_hash) AS live, b.last_count AS last, b.since, b.state, b.total, b.done, b.continued,
  b.error, b.created_at AS "createdAt", b.created_by AS "createdBy", b.started_at AS "startedAt", b.ended_at AS "endedAt"`;
