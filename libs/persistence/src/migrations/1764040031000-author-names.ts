import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Authors are found by how their name begins. The folded name is a column, not an expression of the index: row security
 * lets conditions go along an index only where they leak nothing, and `lower` is not known to keep still.
 */
export class AuthorNames1764040031000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE comment_search ADD COLUMN author_folded text COLLATE "C"
        GENERATED ALWAYS AS (lower(author_name)) STORED;
      CREATE INDEX comment_search_named ON comment_search (site_id, author_folded, author_key)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE comment_search DROP COLUMN author_folded');
  }
}
