import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Workers say every few seconds that they live; gateways and admins read it. Of no site, and of no use after a crash, so
 * it is not written to the log. Quarantined work is counted without reading all work.
 */
export class Heartbeats1764037000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE UNLOGGED TABLE worker_heartbeat (
        id uuid PRIMARY KEY,
        beat_at timestamptz NOT NULL DEFAULT now()
      ) WITH (fillfactor = 50);
      GRANT SELECT, INSERT, UPDATE, DELETE ON worker_heartbeat TO palaver_pipeline;
      GRANT SELECT ON worker_heartbeat TO palaver_app;
      CREATE INDEX work_quarantined ON work (created_at) WHERE state = 'quarantined'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE worker_heartbeat; DROP INDEX work_quarantined');
  }
}
