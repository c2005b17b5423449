import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowSecurity } from './row-security.js';

/** What is owned by a site and guarded like everything of it. */
const TABLES = ['tally_mark', 'rule_tally', 'rule_brake', 'rule_cost'];

/**
 * What rules do in live traffic, counted from decisions as they are committed, and rules that the brake holds. A version
 * says which wording each of its rules has and since when it is live, so that edits are found without its document.
 * Sites that are there begin to be counted now: what was decided before belongs to no report card.
 */
export class RuleTallies1764034000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(VERSIONS);
    await runner.query(TALLIES);
    for (const table of TABLES) {
      await runner.query(`${rowSecurity(table)}
        GRANT SELECT ON ${table} TO palaver_app`);
    }
    await runner.query(`
      GRANT UPDATE (released_at, released_by, note) ON rule_brake TO palaver_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON tally_mark, rule_tally, rule_cost TO palaver_pipeline;
      GRANT SELECT, INSERT ON rule_brake TO palaver_pipeline;
      GRANT UPDATE (changed_at) ON site TO palaver_pipeline;
      INSERT INTO tally_mark (site_id, xid) SELECT id, pg_snapshot_xmin(pg_current_snapshot()) FROM site`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE UPDATE (changed_at) ON site FROM palaver_pipeline;
      REVOKE UPDATE (live_at) ON rule_set_version FROM palaver_app;
      DROP TABLE ${TABLES.join(', ')};
      DROP INDEX rule_set_version_braking;
      ALTER TABLE rule_set_version DROP COLUMN live_at, DROP COLUMN rules, DROP COLUMN brake`);
  }
}

const VERSIONS = `
ALTER TABLE rule_set_version ADD COLUMN live_at timestamptz, ADD COLUMN rules text, ADD COLUMN brake text;
COMMENT ON COLUMN rule_set_version.live_at IS 'when it went live; null for what never did';
COMMENT ON COLUMN rule_set_version.rules IS 'JSON: id of a rule -> hash of what decides what it hits and is worth';
COMMENT ON COLUMN rule_set_version.brake IS 'JSON; null for a rule set without a brake';
UPDATE rule_set_version SET live_at = CASE state WHEN 'live' THEN state_at WHEN 'archived' THEN created_at END;
CREATE INDEX rule_set_version_braking ON rule_set_version (site_id) WHERE state = 'live' AND brake IS NOT NULL;
GRANT UPDATE (live_at) ON rule_set_version TO palaver_app;`;

const TALLIES = `
CREATE TABLE tally_mark (
  site_id text COLLATE "C" PRIMARY KEY,
  xid xid8 NOT NULL DEFAULT '0',
  counted_to timestamptz,
  claimed_at timestamptz NOT NULL DEFAULT '-infinity'
);
COMMENT ON COLUMN tally_mark.xid IS 'decisions of earlier transactions are counted';
CREATE TABLE rule_tally (
  site_id text COLLATE "C" NOT NULL,
  rule_set_id text COLLATE "C" NOT NULL,
  version int NOT NULL,
  day date NOT NULL,
  rule text COLLATE "C" NOT NULL,
  entry text COLLATE "C" NOT NULL,
  hits int NOT NULL DEFAULT 0,
  first_hits int NOT NULL DEFAULT 0,
  judged int NOT NULL DEFAULT 0,
  overturned int NOT NULL DEFAULT 0,
  last_hit_at timestamptz,
  PRIMARY KEY (site_id, rule_set_id, version, day, rule, entry)
);
COMMENT ON COLUMN rule_tally.rule IS 'empty: all decisions of the version';
COMMENT ON COLUMN rule_tally.entry IS 'an entry of a list the rule found; empty: the rule';
COMMENT ON COLUMN rule_tally.first_hits IS 'of these, in the first decision about a revision';
CREATE TABLE rule_brake (
  site_id text COLLATE "C" NOT NULL,
  rule text COLLATE "C" NOT NULL,
  edited_at timestamptz NOT NULL,
  hash text NOT NULL,
  rule_set_id text NOT NULL,
  version int NOT NULL,
  hits int NOT NULL,
  comments int NOT NULL,
  braked_at timestamptz NOT NULL DEFAULT now(),
  released_at timestamptz,
  released_by text,
  note text,
  PRIMARY KEY (site_id, rule, edited_at)
);
COMMENT ON TABLE rule_brake IS 'a wording of a rule is braked once: who releases it vouches for it';
CREATE INDEX rule_brake_open ON rule_brake (site_id) WHERE released_at IS NULL;
CREATE TABLE rule_cost (
  site_id text COLLATE "C" NOT NULL,
  rule text COLLATE "C" NOT NULL,
  nanoseconds float8 NOT NULL,
  samples float8 NOT NULL,
  PRIMARY KEY (site_id, rule)
);`;
