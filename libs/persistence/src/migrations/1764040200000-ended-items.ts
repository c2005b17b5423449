import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** By comment, the items that have ended: an undo has the last of them wait again. What is open is not in it. */
export class EndedItems1764040200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX review_item_ended ON review_item (site_id, comment_id, id) WHERE closed_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX review_item_ended');
  }
}
