import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a site's own moderators do about a comment with a certain reason, and whom they turn to. */
export class SiteGuides1764040030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE site ADD COLUMN guides json NOT NULL DEFAULT '[]';
      COMMENT ON COLUMN site.guides IS 'by reason code: steps to take, and contacts'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE site DROP COLUMN guides');
  }
}
