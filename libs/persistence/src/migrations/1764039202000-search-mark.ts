import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A transaction may have decided more comments than are taken in at once: the mark says how far within it. */
export class SearchMark1764039202000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE search_mark ADD COLUMN comment_id text COLLATE "C" NOT NULL DEFAULT '';
      COMMENT ON COLUMN search_mark.xid IS 'decisions of earlier transactions are in comment_search';
      COMMENT ON COLUMN search_mark.comment_id IS 'and of this one those about comments up to this one'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE search_mark DROP COLUMN comment_id');
  }
}
