import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What becomes of replies to a comment that is rejected. The default is what was done before: nothing. */
export class RejectedReplies1764039203000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE site ADD COLUMN rejected_replies text NOT NULL DEFAULT 'stay'
        CHECK (rejected_replies IN ('stay', 'hide', 'review'));
      COMMENT ON COLUMN site.rejected_replies IS 'replies to a rejected comment stay, are hidden with it, or wait for a person'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE site DROP COLUMN rejected_replies');
  }
}
