import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowSecurity } from './row-security.js';

/**
 * Counts by the hour, made of decisions as they are committed, each counted once; and how far each reader of the feed has
 * come. Sites that are there are counted from their first decision on.
 */
export class Statistics1764039420000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE feed_mark (
        site_id text COLLATE "C" NOT NULL,
        reader text COLLATE "C" NOT NULL,
        xid xid8 NOT NULL DEFAULT '0',
        read_to timestamptz,
        claimed_at timestamptz NOT NULL DEFAULT '-infinity',
        PRIMARY KEY (site_id, reader)
      );
      COMMENT ON COLUMN feed_mark.xid IS 'decisions of earlier transactions have been read';
      CREATE TABLE statistic (
        site_id text COLLATE "C" NOT NULL,
        kind text COLLATE "C" NOT NULL,
        hour timestamptz NOT NULL,
        key text COLLATE "C" NOT NULL,
        n int NOT NULL,
        PRIMARY KEY (site_id, kind, hour, key)
      );
      COMMENT ON COLUMN statistic.hour IS 'its beginning; of articles that of the day, in UTC';
      ${rowSecurity('feed_mark')}
      ${rowSecurity('statistic')}
      GRANT SELECT ON feed_mark, statistic TO palaver_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON feed_mark, statistic TO palaver_pipeline`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE statistic, feed_mark');
  }
}
