import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Where a review item stands and in which order it is taken. `rank` never changes with time: an item gains on newer ones
 * by being older, so no row is written again for its age. `changed` is what streams of changes are read by; every
 * statement that touches a row sets it.
 */
export class ReviewRouting1764039100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE review_item
        ADD COLUMN queue text COLLATE "C" NOT NULL DEFAULT 'new',
        ADD COLUMN source text NOT NULL DEFAULT 'decision'
          CHECK (source IN ('decision', 'reports', 'appeal', 'hand', 'sample')),
        ADD COLUMN section text COLLATE "C",
        ADD COLUMN severity int NOT NULL DEFAULT 0,
        ADD COLUMN report_points int NOT NULL DEFAULT 0,
        ADD COLUMN heat int NOT NULL DEFAULT 0,
        ADD COLUMN direction smallint NOT NULL DEFAULT 1 CHECK (direction IN (-1, 1)),
        ADD COLUMN horizon int NOT NULL DEFAULT 86400,
        ADD COLUMN pinned boolean NOT NULL DEFAULT false,
        ADD COLUMN not_for text[] NOT NULL DEFAULT '{}',
        ADD COLUMN skips int NOT NULL DEFAULT 0,
        ADD COLUMN overdue_at timestamptz,
        ADD COLUMN changed xid8 NOT NULL DEFAULT pg_current_xact_id();
      UPDATE review_item SET severity = priority WHERE closed_at IS NULL;
      ALTER TABLE review_item ADD COLUMN rank double precision NOT NULL GENERATED ALWAYS AS
        (direction * extract(epoch FROM opened_at - timestamptz '1970-01-01 00:00:00+00')::double precision
          - priority::double precision * horizon / 100) STORED;
      COMMENT ON COLUMN review_item.queue IS 'id of the queue of its site it is routed to';
      COMMENT ON COLUMN review_item.section IS 'of its article';
      COMMENT ON COLUMN review_item.priority IS 'severity, report_points and heat together, as they were when it was routed';
      COMMENT ON COLUMN review_item.horizon IS 'seconds of age that weigh as much as 100 points; 0: points do not count';
      COMMENT ON COLUMN review_item.direction IS '1: the oldest first; -1: the newest first';
      COMMENT ON COLUMN review_item.rank IS 'what a queue is ordered by, the lowest first';
      COMMENT ON COLUMN review_item.pinned IS 'put into its queue by a person: routing leaves it there';
      COMMENT ON COLUMN review_item.not_for IS 'callers who have given their opinion and asked for another one';
      COMMENT ON COLUMN review_item.overdue_at IS 'when its queue''s policy for overdue items was applied to it';
      COMMENT ON COLUMN review_item.changed IS 'transaction that touched it last; every statement sets it';
      DROP INDEX review_item_order;
      DROP INDEX review_item_order_all;
      CREATE INDEX review_item_changed ON review_item (site_id, changed);
      CREATE INDEX review_item_rank ON review_item (site_id, queue, rank, id) WHERE closed_at IS NULL;
      CREATE INDEX review_item_section ON review_item (site_id, queue, section, rank, id)
        WHERE closed_at IS NULL AND section IS NOT NULL;
      CREATE INDEX review_item_claims ON review_item (claim_owner) WHERE closed_at IS NULL AND claim_owner IS NOT NULL;
      CREATE INDEX review_item_age ON review_item (site_id, queue, opened_at)
        WHERE closed_at IS NULL AND overdue_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX review_item_age; DROP INDEX review_item_claims; DROP INDEX review_item_section;
      DROP INDEX review_item_rank; DROP INDEX review_item_changed;
      ALTER TABLE review_item DROP COLUMN rank, DROP COLUMN changed, DROP COLUMN overdue_at, DROP COLUMN skips,
        DROP COLUMN not_for, DROP COLUMN pinned, DROP COLUMN horizon, DROP COLUMN direction, DROP COLUMN heat,
        DROP COLUMN report_points, DROP COLUMN severity, DROP COLUMN section, DROP COLUMN source, DROP COLUMN queue;
      CREATE INDEX review_item_order ON review_item (site_id, priority DESC, id) WHERE closed_at IS NULL;
      CREATE INDEX review_item_order_all ON review_item (priority DESC, id) WHERE closed_at IS NULL`);
  }
}
