import { type MigrationInterface, type QueryRunner } from 'typeorm';

const MEANING = 'W3C traceparent of the request that caused it; null unless traces are on';

/** A callback may be sent hours after its comment came, by another process: the trace it belongs to is in its row. */
export class Traces1764037100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['work', 'delivery']) {
      await runner.query(
        `ALTER TABLE ${table} ADD COLUMN trace text; COMMENT ON COLUMN ${table}.trace IS '${MEANING}'`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE work DROP COLUMN trace; ALTER TABLE delivery DROP COLUMN trace');
  }
}
