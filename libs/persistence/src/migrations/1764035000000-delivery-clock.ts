import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The time deliveries go by. The function is a bare `now()`, which the planner puts in its place, so it costs nothing;
 * what tries out hours and days replaces its body, and every plan made with it is made anew.
 */
export class DeliveryClock1764035000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION palaver_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS 'SELECT now()';
      ALTER TABLE delivery ALTER COLUMN next_at SET DEFAULT palaver_now(),
        ALTER COLUMN created_at SET DEFAULT palaver_now();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE delivery ALTER COLUMN next_at SET DEFAULT now(), ALTER COLUMN created_at SET DEFAULT now();
      DROP FUNCTION palaver_now();
    `);
  }
}
