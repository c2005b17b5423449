import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The log of arrivals is written once for each flush and read within the second: compressing its rows was a tenth of what
 * storing a flush cost Postgres, and they live for a month only.
 */
export class ArrivalsAsTheyAre1764039500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE arrival ALTER COLUMN entries SET STORAGE EXTERNAL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE arrival ALTER COLUMN entries SET STORAGE EXTENDED');
  }
}
