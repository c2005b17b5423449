import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The tables of a comment's life. Every key begins with the site's id. Hot rows carry no foreign keys and one key each;
 * the checker's invariants prove what the keys do not.
 */
export class Tables1764028800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SITES);
    await runner.query(COMMENTS);
    await runner.query(DECISIONS);
    await runner.query(PEOPLE);
    await runner.query(`SELECT palaver_ensure_partitions(3)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW comment_state_v;
      DROP FUNCTION palaver_ensure_partitions(int);
      DROP TABLE audit, delivery, endpoint, review_item, report, evaluation, decision, work, revision, comment,
        ingest_event, author, article, rule_set_version, api_token, site_secret, site_key, site;
      DROP SEQUENCE work_id_seq;
    `);
  }
}

const SITES = `
CREATE TABLE site (
  id text COLLATE "C" PRIMARY KEY,
  name text NOT NULL,
  mode text NOT NULL DEFAULT 'live' CHECK (mode IN ('live', 'observe')),
  while_undecided text NOT NULL DEFAULT 'hide' CHECK (while_undecided IN ('hide', 'show')),
  rule_set_id text NOT NULL,
  rule_set_version int NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE site_key (
  site_id text COLLATE "C" NOT NULL REFERENCES site (id),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  name text NOT NULL,
  prefix text NOT NULL,
  hash bytea NOT NULL UNIQUE,
  test boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (site_id, id)
);
CREATE TABLE site_secret (
  site_id text COLLATE "C" NOT NULL REFERENCES site (id),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  sealed bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  PRIMARY KEY (site_id, id)
);
CREATE TABLE api_token (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('admin', 'lead', 'moderator', 'analyst')),
  sites text[] NOT NULL,
  prefix text NOT NULL,
  hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  revoked_at timestamptz
);
CREATE TABLE rule_set_version (
  site_id text COLLATE "C" NOT NULL,
  id text NOT NULL,
  version int NOT NULL,
  hash text NOT NULL,
  document text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (site_id, id, version)
);`;

const COMMENTS = `
CREATE TABLE article (
  site_id text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  data jsonb NOT NULL,
  sent text,
  updated_at timestamptz,
  PRIMARY KEY (site_id, key)
);
CREATE TABLE author (
  site_id text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  data jsonb NOT NULL,
  sent text,
  first_seen_at timestamptz NOT NULL DEFAULT now(),
  approved int NOT NULL DEFAULT 0,
  rejected int NOT NULL DEFAULT 0,
  reviewed int NOT NULL DEFAULT 0,
  erased_at timestamptz,
  erasure_due boolean NOT NULL DEFAULT false,
  PRIMARY KEY (site_id, key)
) WITH (fillfactor = 70);
COMMENT ON COLUMN author.sent IS 'what came with his last comment, to the byte: most comments say nothing new of their author';
CREATE INDEX author_erasure ON author (site_id, key) WHERE erasure_due;
CREATE TABLE ingest_event (
  site_id text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  comment_id text COLLATE "C",
  kind text NOT NULL,
  rev bigint,
  body_sha256 bytea NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (site_id, id)
);
CREATE TABLE comment (
  site_id text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  head_rev bigint NOT NULL DEFAULT 0,
  head_event text COLLATE "C",
  deleted_rev bigint,
  author_key text COLLATE "C",
  article_key text COLLATE "C",
  received_at timestamptz NOT NULL DEFAULT now(),
  last_run int NOT NULL DEFAULT -1,
  pending_work bigint,
  decision_version int NOT NULL DEFAULT 0,
  decided_rev bigint,
  decided_run int,
  decided_action text,
  decided_source text,
  decided_digest text,
  decided_at timestamptz,
  vote_seq bigint,
  votes jsonb,
  PRIMARY KEY (site_id, id)
) WITH (fillfactor = 50);
COMMENT ON TABLE comment IS 'half of each page is left free: every row is updated once, when it is decided';
COMMENT ON COLUMN comment.head_rev IS '0 until a revision of this comment has arrived';
CREATE INDEX comment_author ON comment (author_key, site_id, received_at);
CREATE TABLE revision (
  site_id text COLLATE "C" NOT NULL,
  comment_id text COLLATE "C" NOT NULL,
  rev bigint NOT NULL,
  data text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (site_id, comment_id, rev)
);
CREATE SEQUENCE work_id_seq AS bigint CACHE 1;
CREATE TABLE work (
  id bigint PRIMARY KEY DEFAULT nextval('work_id_seq'),
  site_id text COLLATE "C" NOT NULL,
  comment_id text COLLATE "C" NOT NULL,
  rev bigint NOT NULL,
  run int NOT NULL,
  cause text NOT NULL CHECK (cause IN ('arrival', 'votes', 'reports', 'rules')),
  override boolean NOT NULL DEFAULT false,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'quarantined')),
  epoch int NOT NULL DEFAULT 0,
  attempts int NOT NULL DEFAULT 0,
  next_enqueue_at timestamptz NOT NULL,
  lease_owner uuid,
  lease_until timestamptz,
  last_error text,
  created_at timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 2000);
CREATE INDEX work_due ON work (next_enqueue_at) WHERE state = 'pending';
CREATE TABLE report (
  site_id text COLLATE "C" NOT NULL,
  comment_id text COLLATE "C" NOT NULL,
  reporter_id text COLLATE "C" NOT NULL,
  reason text NOT NULL,
  note text,
  reported_at timestamptz NOT NULL,
  PRIMARY KEY (site_id, comment_id, reporter_id)
);
CREATE VIEW comment_state_v AS
SELECT c.site_id, c.id AS ext_id, c.head_rev, c.deleted_rev,
  encode(sha256(convert_to(r.data::json ->> 'text', 'UTF8')), 'hex') AS text_sha256, c.vote_seq, c.votes
FROM comment c LEFT JOIN revision r ON (r.site_id, r.comment_id, r.rev) = (c.site_id, c.id, c.head_rev);`;

const DECISIONS = `
CREATE TABLE decision (
  site_id text COLLATE "C" NOT NULL,
  comment_id text COLLATE "C" NOT NULL,
  rev bigint NOT NULL,
  run int NOT NULL,
  version int NOT NULL,
  action text NOT NULL CHECK (action IN ('approve', 'review', 'reject')),
  source text NOT NULL CHECK (source IN ('automatic', 'moderator', 'site', 'policy', 'import')),
  score int,
  reason_code text,
  rule_set_id text,
  rule_set_version int,
  rule_set_hash text,
  override boolean NOT NULL DEFAULT false,
  actor text,
  note text,
  decided_at timestamptz NOT NULL DEFAULT now(),
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  PRIMARY KEY (site_id, comment_id, rev, run)
);
COMMENT ON COLUMN decision.score IS 'hundredths of a point';
CREATE INDEX decision_feed ON decision (site_id, xid);
CREATE TABLE evaluation (
  site_id text COLLATE "C" NOT NULL,
  comment_id text COLLATE "C" NOT NULL,
  rev bigint NOT NULL,
  run int NOT NULL,
  decided_at timestamptz NOT NULL,
  facts text NOT NULL,
  result text NOT NULL,
  PRIMARY KEY (site_id, comment_id, rev, run, decided_at)
) PARTITION BY RANGE (decided_at);
CREATE TABLE evaluation_default PARTITION OF evaluation DEFAULT;
CREATE FUNCTION palaver_ensure_partitions(ahead int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $fn$
DECLARE
  first date; name text; made int := 0;
BEGIN
  FOR i IN 0..ahead LOOP
    first := (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => i))::date;
    name := 'evaluation_' || to_char(first, 'YYYYMM');
    IF to_regclass(name) IS NULL THEN
      EXECUTE format('CREATE TABLE %I PARTITION OF evaluation FOR VALUES FROM (%L) TO (%L)',
        name, first::text || ' 00:00+00', (first + interval '1 month')::date::text || ' 00:00+00');
      made := made + 1;
    END IF;
  END LOOP;
  RETURN made;
END $fn$;
CREATE TABLE review_item (
  site_id text COLLATE "C" NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  comment_id text COLLATE "C" NOT NULL,
  rev bigint NOT NULL,
  decision_version int NOT NULL,
  reason_code text,
  priority int NOT NULL DEFAULT 0,
  opened_at timestamptz NOT NULL DEFAULT now(),
  closed_at timestamptz,
  closed_by text,
  claim_owner text,
  claim_until timestamptz,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX review_item_open ON review_item (site_id, comment_id) WHERE closed_at IS NULL;
CREATE INDEX review_item_order ON review_item (site_id, priority DESC, id) WHERE closed_at IS NULL;
CREATE TABLE endpoint (
  site_id text COLLATE "C" NOT NULL REFERENCES site (id),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  url text NOT NULL,
  types text[] NOT NULL,
  sealed bytea NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  disabled_at timestamptz,
  PRIMARY KEY (site_id, id)
);
CREATE TABLE delivery (
  site_id text COLLATE "C" NOT NULL,
  endpoint_id uuid NOT NULL,
  topic text NOT NULL,
  subject_id text COLLATE "C" NOT NULL,
  version int NOT NULL,
  state text NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'leased', 'delivered', 'superseded', 'dead')),
  attempts int NOT NULL DEFAULT 0,
  next_at timestamptz NOT NULL DEFAULT now(),
  lease_until timestamptz,
  lease_token uuid,
  last_status int,
  last_error text,
  created_at timestamptz NOT NULL DEFAULT now(),
  delivered_at timestamptz,
  PRIMARY KEY (site_id, endpoint_id, topic, subject_id, version)
);
CREATE INDEX delivery_due ON delivery (next_at) WHERE state IN ('due', 'leased');`;

const PEOPLE = `
CREATE TABLE audit (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  site_id text COLLATE "C" NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  content json,
  salt bytea,
  content_commitment bytea NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  pos bigint,
  prev_hash bytea,
  hash bytea
);
CREATE INDEX audit_unsealed ON audit (site_id, seq) WHERE pos IS NULL;`;
