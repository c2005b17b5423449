import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowSecurity } from './row-security.js';

/** Automatic decisions that people look at again by chance, each with the probability it was picked with. */
export class Samples1764039430000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sample_rate (
        site_id text COLLATE "C" PRIMARY KEY REFERENCES site (id),
        approve float8 NOT NULL DEFAULT 0 CHECK (approve BETWEEN 0 AND 1),
        reject float8 NOT NULL DEFAULT 0 CHECK (reject BETWEEN 0 AND 1)
      );
      CREATE TABLE sample (
        site_id text COLLATE "C" NOT NULL,
        comment_id text COLLATE "C" NOT NULL,
        version int NOT NULL,
        action text NOT NULL,
        probability float8 NOT NULL,
        picked_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (site_id, comment_id, version)
      );
      COMMENT ON COLUMN sample.version IS 'of the decision that is looked at again';
      COMMENT ON COLUMN sample.probability IS 'that a decision like this one was picked';
      CREATE INDEX sample_age ON sample (site_id, picked_at);
      ${rowSecurity('sample_rate')}
      ${rowSecurity('sample')}
      GRANT SELECT, INSERT, UPDATE ON sample_rate TO palaver_app;
      GRANT SELECT ON sample TO palaver_app;
      GRANT SELECT ON sample_rate TO palaver_pipeline;
      GRANT SELECT, INSERT ON sample TO palaver_pipeline`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sample, sample_rate');
  }
}
