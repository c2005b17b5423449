import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Whether the last change of an item was its beginning is told by the row alone, in every process. */
export class OpenedIn1764039410000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE review_item ADD COLUMN opened_in xid8;
      ALTER TABLE review_item ALTER COLUMN opened_in SET DEFAULT pg_current_xact_id();
      COMMENT ON COLUMN review_item.opened_in IS 'transaction that opened it; null for what was open before'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE review_item DROP COLUMN opened_in');
  }
}
