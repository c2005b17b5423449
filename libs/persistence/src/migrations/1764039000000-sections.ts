import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who works for one section of a paper sees that section. */
export class Sections1764039000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE api_token ADD COLUMN sections text[];
      COMMENT ON COLUMN api_token.sections IS 'of whose articles alone; null: of all'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE api_token DROP COLUMN sections');
  }
}
