/** One try of one operation, as its client saw it. */
export interface OpRow {
  site_id: string;
  event_id: string;
  ext_id: string;
  rev: number | null;
  outcome: 'ok' | 'fail' | 'unknown';
  /** Whether a decision was waited for. */
  sync: boolean;
  status: number | null;
  ans_version: number | null;
  ans_action: string | null;
}

/** What a comment must have come to: the client's own fold by `rev` and `seq` over the events that landed. */
export interface ModelRow {
  site_id: string;
  ext_id: string;
  head_rev: number;
  deleted_rev: number | null;
  text_sha256: string | null;
  vote_seq: number | null;
  votes: unknown;
}

export interface PoisonRow {
  site_id: string;
  ext_id: string;
}

/** One message as its receiver saw it, in the order they came. */
export interface RxRow {
  n: number;
  endpoint_id: string;
  site_id: string;
  ext_id: string;
  decision_version: number;
  action: string;
  /** Whether the receiver acted on it, whatever it answered. */
  applied: boolean;
}

/** That a moderator had an item in his hands, as far as he knew. Times are milliseconds of the moderators' clock. */
export interface LeaseRow {
  n: number;
  item_id: string;
  /** The id claims are held under. */
  moderator: string;
  from_ms: number;
  /** The end he was told of, or when he sent what gave the item away: nobody else may hold it before. */
  until_ms: number;
}

/** What a moderator did with an item, as he saw it. */
export interface ActRow {
  item_id: string;
  ext_id: string;
  moderator: string;
  act: 'approve' | 'reject' | 'release' | 'skip' | 'hand-over';
  /** Whom it was handed over to. */
  to_moderator: string | null;
  outcome: 'ok' | 'fail' | 'unknown';
  sent_ms: number;
  answered_ms: number;
  /** Version of the decision he was told of. */
  ans_version: number | null;
}

/** A count as the admin told it when all had come to rest: of a queue, or of a moderator's decisions. */
export interface ToldRow {
  kind: 'open' | 'claimed' | 'overdue' | 'approve' | 'reject';
  name: string;
  n: number;
}

export interface ChaosLogs {
  op: readonly OpRow[];
  model: readonly ModelRow[];
  poison: readonly PoisonRow[];
  /** Where receivers listen. */
  rx?: readonly RxRow[];
  /** Where moderators work. */
  lease?: readonly LeaseRow[];
  act?: readonly ActRow[];
  told?: readonly ToldRow[];
}

const COLUMNS = {
  op: `site_id text COLLATE "C", event_id text COLLATE "C", ext_id text COLLATE "C", rev bigint, outcome text,
    sync boolean, status int, ans_version int, ans_action text`,
  model: `site_id text COLLATE "C", ext_id text COLLATE "C", head_rev bigint, deleted_rev bigint, text_sha256 text,
    vote_seq bigint, votes jsonb`,
  poison: `site_id text COLLATE "C", ext_id text COLLATE "C"`,
  rx: `n int, endpoint_id uuid, site_id text COLLATE "C", ext_id text COLLATE "C", decision_version int, action text,
    applied boolean`,
  lease: `n int, item_id bigint, moderator text, from_ms float8, until_ms float8`,
  act: `item_id bigint, ext_id text COLLATE "C", moderator text, act text, to_moderator text, outcome text, sent_ms float8,
    answered_ms float8, ans_version int`,
  told: `kind text, name text, n int`,
} as const;
const TABLES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

export type Query = (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

const CHUNK = 2000;

/** Loads what the clients saw into schema `chaos`, beside the tables it is compared with. */
export async function loadChaos(query: Query, logs: ChaosLogs): Promise<void> {
  await query('DROP SCHEMA IF EXISTS chaos CASCADE');
  await query('CREATE SCHEMA chaos');
  for (const table of TABLES) {
    const columns = COLUMNS[table];
    await query(`CREATE TABLE chaos.${table} (${columns})`);
    const typed = columns.replaceAll(' COLLATE "C"', '');
    const rows = logs[table] ?? [];
    for (let from = 0; from < rows.length; from += CHUNK) {
      const chunk = JSON.stringify(rows.slice(from, from + CHUNK));
      await query(`INSERT INTO chaos.${table} SELECT * FROM json_to_recordset($1::json) AS i(${typed})`, [chunk]);
    }
  }
  await query('CREATE INDEX ON chaos.op (site_id, event_id)');
  await query('CREATE INDEX ON chaos.rx (site_id, ext_id)');
  await query('CREATE INDEX ON chaos.lease (item_id)');
  await query('CREATE INDEX ON chaos.act (item_id)');
  await query('ANALYZE');
}
