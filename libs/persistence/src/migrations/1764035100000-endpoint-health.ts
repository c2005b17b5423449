import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * How an endpoint fares, kept in its own row: failures in a row, the breaker and its next probe, why it was switched
 * off. A rotated secret stays beside the new one until it ends. A delivery tells since when it is owed, which a replay
 * begins anew; messages that are no decisions bring their data with them.
 */
export class EndpointHealth1764035100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE endpoint
        ADD COLUMN failures int NOT NULL DEFAULT 0,
        ADD COLUMN failing_since timestamptz,
        ADD COLUMN last_failure_at timestamptz,
        ADD COLUMN breaker_opened_at timestamptz,
        ADD COLUMN probe_at timestamptz,
        ADD COLUMN disabled_reason text,
        ADD COLUMN disablings int NOT NULL DEFAULT 0,
        ADD COLUMN previous_sealed bytea,
        ADD COLUMN previous_until timestamptz;
      COMMENT ON COLUMN endpoint.failures IS 'tries in a row that failed';
      COMMENT ON COLUMN endpoint.breaker_opened_at IS 'since then one message at a time is tried, at probe_at';
      COMMENT ON COLUMN endpoint.disablings IS 'how often it was switched off for failing; numbers the messages about it';
      COMMENT ON COLUMN endpoint.previous_sealed IS 'the secret before the rotation, which signs beside the new one until previous_until';
      ALTER TABLE delivery ADD COLUMN due_since timestamptz NOT NULL DEFAULT palaver_now(), ADD COLUMN payload text,
        ADD CONSTRAINT delivery_topic CHECK (topic IN ('decision', 'endpoint', 'sanction'));
      COMMENT ON COLUMN delivery.due_since IS 'since when it is owed; a replay begins anew';
      COMMENT ON COLUMN delivery.payload IS 'JSON, the data of the message; null for a decision, which is told as it stands when it is told';
      UPDATE delivery SET due_since = created_at WHERE state IN ('due', 'leased');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM delivery WHERE topic <> 'decision';
      ALTER TABLE delivery DROP CONSTRAINT delivery_topic, DROP COLUMN payload, DROP COLUMN due_since;
      ALTER TABLE endpoint DROP COLUMN failures, DROP COLUMN failing_since, DROP COLUMN last_failure_at,
        DROP COLUMN breaker_opened_at, DROP COLUMN probe_at, DROP COLUMN disabled_reason, DROP COLUMN disablings,
        DROP COLUMN previous_sealed, DROP COLUMN previous_until;
    `);
  }
}
