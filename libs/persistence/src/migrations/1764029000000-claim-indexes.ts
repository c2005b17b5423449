import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What claims walk along: due deliveries endpoint by endpoint, so that one site's backlog hides no other's, and open
 * review items across sites. Items are addressed by their number alone. Deleted
 * endpoints stay as rows, for their deliveries' sake.
 */
export class ClaimIndexes1764029000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX delivery_due;
      CREATE INDEX delivery_due ON delivery (site_id, endpoint_id, next_at) WHERE state IN ('due', 'leased');
      COMMENT ON COLUMN delivery.next_at IS 'when it may be sent next; while leased, when the lease ends';
      ALTER TABLE endpoint ADD COLUMN deleted_at timestamptz;
      CREATE UNIQUE INDEX review_item_number ON review_item (id);
      CREATE INDEX review_item_order_all ON review_item (priority DESC, id) WHERE closed_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX review_item_order_all;
      DROP INDEX review_item_number;
      ALTER TABLE endpoint DROP COLUMN deleted_at;
      COMMENT ON COLUMN delivery.next_at IS NULL;
      DROP INDEX delivery_due;
      CREATE INDEX delivery_due ON delivery (next_at) WHERE state IN ('due', 'leased');
    `);
  }
}
