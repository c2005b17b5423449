import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Overdue items that were acted on, for counts by age: the others have their index. Most rows are in neither for long. */
export class OverdueIndex1764039601000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX review_item_acted_on ON review_item (site_id, queue, opened_at)
        WHERE closed_at IS NULL AND overdue_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX review_item_acted_on');
  }
}
