import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowSecurity } from './row-security.js';

/**
 * Every try of a message with what was sent and what came back, in slices of a day that are dropped whole after seven.
 * Messages that have ended go after the same time; lists of an endpoint's messages walk along one index.
 */
export class DeliveryTries1764035200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delivery_try (
        site_id text COLLATE "C" NOT NULL,
        endpoint_id uuid NOT NULL,
        topic text NOT NULL,
        subject_id text COLLATE "C" NOT NULL,
        version int NOT NULL,
        attempt int NOT NULL,
        at timestamptz NOT NULL DEFAULT palaver_now(),
        status int,
        error text,
        latency_ms int NOT NULL,
        body text NOT NULL
      ) PARTITION BY RANGE (at);
      CREATE INDEX delivery_try_subject ON delivery_try (site_id, endpoint_id, topic, subject_id, version);
      CREATE TABLE delivery_try_default PARTITION OF delivery_try DEFAULT;
      CREATE INDEX delivery_list ON delivery (site_id, endpoint_id, created_at);
      CREATE INDEX delivery_dead ON delivery (site_id, endpoint_id, created_at) WHERE state = 'dead';
      ${rowSecurity('delivery_try')}
      GRANT SELECT ON delivery_try TO palaver_app;
      GRANT SELECT, INSERT, DELETE ON delivery_try TO palaver_pipeline;
      ${KEEP}`);
    await runner.query('SELECT palaver_keep_deliveries()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION palaver_keep_deliveries();
      DROP INDEX delivery_dead;
      DROP INDEX delivery_list;
      DROP TABLE delivery_try;
    `);
  }
}

/** Makes the slices of today and the next days, and drops those whose newest row is older than seven days. */
const KEEP = `
CREATE FUNCTION palaver_keep_deliveries() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $fn$
DECLARE
  today date := (palaver_now() AT TIME ZONE 'UTC')::date; slice date; name text; old record; changed int := 0;
BEGIN
  DELETE FROM delivery_try_default WHERE at < palaver_now() - interval '7 days';
  FOR i IN 0..3 LOOP
    slice := today + i;
    name := 'delivery_try_' || to_char(slice, 'YYYYMMDD');
    IF to_regclass(name) IS NULL AND NOT EXISTS (SELECT 1 FROM delivery_try_default
      WHERE at >= slice::timestamp AT TIME ZONE 'UTC' AND at < (slice + 1)::timestamp AT TIME ZONE 'UTC')
    THEN
      EXECUTE format('CREATE TABLE %I PARTITION OF delivery_try FOR VALUES FROM (%L) TO (%L)', name,
        slice::text || ' 00:00+00', (slice + 1)::text || ' 00:00+00');
      changed := changed + 1;
    END IF;
  END LOOP;
  FOR old IN SELECT c.relname FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid
    WHERE h.inhparent = 'delivery_try'::regclass AND c.relname ~ '_[0-9]{8}$'
      AND to_date(right(c.relname, 8), 'YYYYMMDD') + 1 <= (palaver_now() AT TIME ZONE 'UTC' - interval '7 days')
  LOOP
    EXECUTE format('DROP TABLE %I', old.relname);
    changed := changed + 1;
  END LOOP;
  RETURN changed;
END $fn$;`;
