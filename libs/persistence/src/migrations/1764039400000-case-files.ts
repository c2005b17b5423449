import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** When the text of a comment was erased, and the acts on one thing without reading a site's whole log. */
export class CaseFiles1764039400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE comment ADD COLUMN erased_at timestamptz;
      COMMENT ON COLUMN comment.erased_at IS 'since when nothing of what its author wrote is there; null: it was not erased';
      CREATE INDEX audit_subject ON audit (site_id, subject, seq)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX audit_subject; ALTER TABLE comment DROP COLUMN erased_at');
  }
}
