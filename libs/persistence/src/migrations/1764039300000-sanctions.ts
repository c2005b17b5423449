import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowSecurity } from './row-security.js';

/**
 * What people, or strikes, hold against an author. A row is added and lifted, never changed or taken away: what acted on
 * a comment is found from the time it arrived. A message can be of one of several types of its topic.
 */
export class Sanctions1764039300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sanction (
        site_id text COLLATE "C" NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        author_key text COLLATE "C" NOT NULL,
        kind text NOT NULL CHECK (kind IN ('warn', 'premoderate', 'suspend', 'ban')),
        severity int NOT NULL GENERATED ALWAYS AS
          (CASE kind WHEN 'ban' THEN 3 WHEN 'suspend' THEN 2 WHEN 'premoderate' THEN 1 ELSE 0 END) STORED,
        reason text NOT NULL,
        note text,
        message text,
        until timestamptz CHECK (until IS NOT NULL OR kind <> 'suspend'),
        actor text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        since timestamptz,
        lifted_at timestamptz,
        lifted_by text,
        PRIMARY KEY (site_id, id)
      );
      COMMENT ON COLUMN sanction.since IS 'null while it is only proposed';
      COMMENT ON COLUMN sanction.note IS 'for moderators; goes with the erasure of the author, like message';
      COMMENT ON COLUMN sanction.message IS 'for the author, told to the site';
      CREATE INDEX sanction_author ON sanction (site_id, author_key, created_at);
      CREATE INDEX sanction_newest ON sanction (created_at, site_id);${rowSecurity('sanction')}
      GRANT SELECT, INSERT, UPDATE (since, until, lifted_at, lifted_by) ON sanction TO palaver_app;
      GRANT SELECT, INSERT, UPDATE (note, message) ON sanction TO palaver_pipeline;
      ALTER TABLE delivery ADD COLUMN type text;
      COMMENT ON COLUMN delivery.type IS 'null: the one type its topic has';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM delivery WHERE type IS NOT NULL;
      ALTER TABLE delivery DROP COLUMN type;
      DROP TABLE sanction`);
  }
}
