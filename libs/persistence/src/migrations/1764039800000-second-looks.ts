import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Decisions of people that another one looks at again without knowing them, and how many severe items in a row a caller
 * wants to be handed.
 */
export class SecondLooks1764039800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE sample_rate ADD COLUMN second_look float8 NOT NULL DEFAULT 0 CHECK (second_look BETWEEN 0 AND 1);
      ALTER TABLE sample ADD COLUMN actor text;
      ALTER TABLE review_item ADD COLUMN kept_from text;
      COMMENT ON COLUMN sample.actor IS 'who decided; null: rules alone';
      COMMENT ON COLUMN review_item.kept_from IS 'who decided what others look at again; null: nobody';
      CREATE TABLE review_care (
        caller text COLLATE "C" PRIMARY KEY,
        severe_in_a_row int CHECK (severe_in_a_row BETWEEN 1 AND 100),
        run int NOT NULL DEFAULT 0,
        severe_at timestamptz
      );
      COMMENT ON COLUMN review_care.severe_in_a_row IS 'the most he wants; null: as many as come';
      COMMENT ON COLUMN review_care.run IS 'severe items he was handed since the last milder one';
      COMMENT ON COLUMN review_care.severe_at IS 'when he was handed the last severe one';
      GRANT SELECT, INSERT, UPDATE ON review_care TO palaver_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE review_care;
      ALTER TABLE review_item DROP COLUMN kept_from;
      ALTER TABLE sample DROP COLUMN actor;
      ALTER TABLE sample_rate DROP COLUMN second_look`);
  }
}
