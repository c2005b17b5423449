import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * A comment that is sent plain is told by its id and revision: the row of its first revision says by a hash what it
 * meant, and there is no row in `ingest_event` beside it. The view shows all events, wherever they stand.
 */
export class PlainCommentsWithoutEvents1764038100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE revision ADD COLUMN body_sha256 bytea;
      COMMENT ON COLUMN revision.body_sha256 IS
        'of what a plain comment meant that began with this revision; null: an event of its own brought it';
      CREATE VIEW ingest_event_v WITH (security_invoker = true) AS
        SELECT site_id, id, comment_id, kind, rev, body_sha256, received_at FROM ingest_event
        UNION ALL SELECT site_id, 'c:' || comment_id || ':' || rev, comment_id, 'create', rev, body_sha256, received_at
        FROM revision WHERE body_sha256 IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO ingest_event (site_id, id, comment_id, kind, rev, body_sha256, received_at)
        SELECT * FROM ingest_event_v ON CONFLICT DO NOTHING;
      DROP VIEW ingest_event_v;
      ALTER TABLE revision DROP COLUMN body_sha256`);
  }
}
