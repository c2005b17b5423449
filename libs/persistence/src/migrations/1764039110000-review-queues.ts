import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowSecurity } from './row-security.js';

const TABLES = ['review_queue', 'review_rerouting', 'review_opinion', 'review_skip', 'review_viewing', 'review_notice'];

/**
 * Queues of each site with the rules that route to them, and what people do with items beside deciding. A site has its
 * ready queues from its first moment: a trigger makes them.
 */
export class ReviewQueues1764039110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(QUEUES);
    await runner.query(ACTS);
    for (const table of TABLES) {
      await runner.query(`${rowSecurity(table)}
        GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO palaver_app, palaver_pipeline`);
    }
    await runner.query(READY);
    await runner.query('SELECT palaver_ready_queues(id) FROM site');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER ready_queues ON site;
      DROP FUNCTION palaver_ready_queues_of_new();
      DROP FUNCTION palaver_ready_queues(text);
      DROP TABLE ${TABLES.join(', ')}`);
  }
}

const QUEUES = `
CREATE TABLE review_queue (
  site_id text COLLATE "C" NOT NULL REFERENCES site (id),
  id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  position int NOT NULL,
  rules jsonb NOT NULL DEFAULT '[]',
  owner text,
  roles text[] NOT NULL DEFAULT '{admin,lead,moderator}',
  members text[] NOT NULL DEFAULT '{}',
  ordering text NOT NULL DEFAULT 'priority' CHECK (ordering IN ('priority', 'newest', 'oldest')),
  sla_minutes int CHECK (sla_minutes > 0),
  overdue text NOT NULL DEFAULT 'nothing' CHECK (overdue IN ('nothing', 'notify', 'raise', 'approve', 'reject')),
  overdue_reasons text[] NOT NULL DEFAULT '{}',
  hidden text[] NOT NULL DEFAULT '{}',
  ready boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (site_id, id),
  CHECK (overdue <> 'approve' OR NOT overdue_reasons && '{threat,personal_data,illegal}')
);
COMMENT ON COLUMN review_queue.position IS 'queues are asked in this order; the first with a rule that fits takes the item';
COMMENT ON COLUMN review_queue.members IS 'actors who may work in it whatever their role';
CREATE TABLE review_rerouting (
  site_id text COLLATE "C" PRIMARY KEY,
  after_id bigint NOT NULL DEFAULT 0,
  wanted_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE review_rerouting IS 'sites whose open items are to be routed again, and how far that has come';`;

const ACTS = `
CREATE TABLE review_opinion (
  site_id text COLLATE "C" NOT NULL,
  item_id bigint NOT NULL,
  caller text NOT NULL,
  actor text NOT NULL,
  action text NOT NULL CHECK (action IN ('approve', 'reject')),
  reason_code text,
  note text,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (site_id, item_id, caller)
);
CREATE TABLE review_skip (
  site_id text COLLATE "C" NOT NULL,
  item_id bigint NOT NULL,
  caller text NOT NULL,
  until timestamptz NOT NULL,
  PRIMARY KEY (site_id, item_id, caller)
);
CREATE INDEX review_skip_until ON review_skip (until);
CREATE UNLOGGED TABLE review_viewing (
  site_id text COLLATE "C" NOT NULL,
  item_id bigint NOT NULL,
  caller text NOT NULL,
  actor text NOT NULL,
  until timestamptz NOT NULL,
  PRIMARY KEY (site_id, item_id, caller)
) WITH (fillfactor = 50);
CREATE INDEX review_viewing_until ON review_viewing (until);
CREATE TABLE review_notice (
  site_id text COLLATE "C" NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  item_id bigint NOT NULL,
  queue text NOT NULL,
  kind text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  told_at timestamptz,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX review_notice_untold ON review_notice (id) WHERE told_at IS NULL;
COMMENT ON TABLE review_notice IS 'what people are to be told of items; told_at is set by whoever tells them';`;

const READY = `
CREATE FUNCTION palaver_ready_queues(site text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $fn$
  INSERT INTO review_queue (site_id, id, name, position, rules, roles, ordering, ready) VALUES
    (site, 'escalated', 'Escalated', 0, '[]', '{admin,lead}', 'oldest', true),
    (site, 'appeals', 'Appeals', 10, '[{"sources":["appeal"]}]', '{admin,lead,moderator}', 'oldest', true),
    (site, 'doubtful', 'Doubtful', 20, '[{"sources":["sample"]}]', '{admin,lead,moderator}', 'oldest', true),
    (site, 'reported', 'Reported', 30, '[{"sources":["reports"]}]', '{admin,lead,moderator}', 'priority', true),
    (site, 'new-authors', 'New authors', 40, '[{"author":"new"}]', '{admin,lead,moderator}', 'priority', true),
    (site, 'new', 'New', 1000, '[{}]', '{admin,lead,moderator}', 'priority', true)
  ON CONFLICT DO NOTHING
$fn$;
CREATE FUNCTION palaver_ready_queues_of_new() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $fn$
BEGIN
  PERFORM palaver_ready_queues(NEW.id);
  RETURN NULL;
END $fn$;
CREATE TRIGGER ready_queues AFTER INSERT ON site FOR EACH ROW EXECUTE FUNCTION palaver_ready_queues_of_new()`;
