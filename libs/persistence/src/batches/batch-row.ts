import type { Action, ReasonCode } from '@palaver/contracts';

export type BatchKind = 'selection' | 'query' | 'undo' | 'reverse' | 'wave' | 'replies';
export type BatchState = 'previewed' | 'waiting' | 'running' | 'done' | 'cancelled';
/** `before`: what stood before the decision that is undone. */
export type BatchTarget = Action | 'before';
export type EntryState = 'open' | 'decided' | 'stale' | 'claimed' | 'deleted' | 'unknown';

export interface BatchRow {
  siteId: string;
  id: string;
  kind: BatchKind;
  state: BatchState;
  target: BatchTarget;
  source: 'moderator' | 'policy';
  reasonCode: ReasonCode | null;
  note: string | null;
  cause: Record<string, unknown>;
  actor: string;
  /** Whose claims are no obstacle; null: all are. */
  owner: string | null;
  /** Entries by state; states without entries are missing. */
  counts: Partial<Record<EntryState, number>>;
  /** False: more comments would have fitted than one batch takes. */
  complete: boolean;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
}

export interface EntryRow {
  commentId: string;
  rev: number;
  version: number;
  state: EntryState;
}

/** What an act over many comments is to do. */
export type NewBatch = Pick<
  BatchRow,
  'siteId' | 'kind' | 'target' | 'source' | 'reasonCode' | 'note' | 'cause' | 'actor' | 'owner'
>;

/** Entries of the batch `b` by state, from their rows. */
export const COUNTED = `coalesce((SELECT json_object_agg(e.state, e.n) FROM (
  SELECT state, count(*)::int AS n FROM batch_entry WHERE site_id = b.site_id AND batch_id = b.id GROUP BY state) e), '{}')`;

/** What a batch is to do. */
export const TASK = `b.site_id AS "siteId", b.id, b.kind, b.target, b.source, b.reason_code AS "reasonCode", b.note,
  b.cause, b.actor, b.owner`;

export const BATCH = `${TASK}, b.state, coalesce(b.counts, ${COUNTED}) AS counts, b.complete, b.created_at AS "createdAt",
  b.started_at AS "startedAt", b.ended_at AS "endedAt"`;

export const ENTRY = `e.comment_id AS "commentId", e.rev::float8 AS rev, e.version, e.state`;
