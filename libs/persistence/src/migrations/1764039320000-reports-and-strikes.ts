import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowSecurity } from './row-security.js';

/**
 * When a report arrived by our clock, so that the decision that follows it is known; readers whose reports count no more;
 * and what a site makes of reports and of strikes. What became of a report and how many strikes an author has is found
 * from decisions, and kept nowhere.
 */
export class ReportsAndStrikes1764039320000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE report ADD COLUMN received_at timestamptz NOT NULL DEFAULT now();
      UPDATE report SET received_at = least(reported_at, now());
      CREATE INDEX report_reporter ON report (site_id, reporter_id, received_at);
      CREATE INDEX report_newest ON report (site_id, received_at);
      CREATE TABLE reporter_mute (
        site_id text COLLATE "C" NOT NULL,
        reporter_id text COLLATE "C" NOT NULL,
        muted_at timestamptz NOT NULL DEFAULT now(),
        actor text NOT NULL,
        PRIMARY KEY (site_id, reporter_id)
      );${rowSecurity('reporter_mute')}
      GRANT SELECT, INSERT, DELETE ON reporter_mute TO palaver_app;
      GRANT SELECT ON reporter_mute TO palaver_pipeline;
      ALTER TABLE site ADD COLUMN report_threshold float8, ADD COLUMN strikes json;
      COMMENT ON COLUMN site.report_threshold IS 'weight of reports that puts a comment before a person; null: none does';
      COMMENT ON COLUMN site.strikes IS 'what strikes weigh and what they come to; null: there are none'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE site DROP COLUMN report_threshold, DROP COLUMN strikes;
      DROP TABLE reporter_mute;
      DROP INDEX report_newest; DROP INDEX report_reporter;
      ALTER TABLE report DROP COLUMN received_at`);
  }
}
