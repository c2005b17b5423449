import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowSecurity } from './row-security.js';

/**
 * What rules remember of the comments of the last 31 days as a log, one row per flush and site, instead of tables with an
 * index entry for everything a comment could be found by: who decides reads the log and keeps the index in his memory.
 */
export class ArrivalLog1764034500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION palaver_keep_memory();
      DROP TABLE arrival, similarity;
      ALTER TABLE revision DROP COLUMN signature, DROP COLUMN sketch;

      CREATE TABLE arrival (
        received_at timestamptz NOT NULL DEFAULT now(),
        xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
        site_id text COLLATE "C" NOT NULL,
        entries text NOT NULL
      ) PARTITION BY RANGE (received_at);
      COMMENT ON COLUMN arrival.entries IS
        'JSON arrays with commas between them: comment, rev, signature, keys, earlier key; a comment alone is forgotten';
      CREATE INDEX arrival_xid ON arrival (xid);
      CREATE INDEX arrival_time ON arrival (received_at);
      CREATE TABLE arrival_default PARTITION OF arrival DEFAULT;
      ${rowSecurity('arrival')}
      GRANT SELECT ON arrival TO palaver_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON arrival TO palaver_pipeline`);
    await runner.query(KEEP_MEMORY);
    await runner.query('SELECT palaver_keep_memory()');
  }

  /** What the earlier tables held cannot be made again. */
  down(): Promise<void> {
    return Promise.reject(new Error('this cannot be undone: restore a backup instead'));
  }
}

/** Slices begin on days that are divisible by four since 1970. What fell into the default slice is forgotten. */
const KEEP_MEMORY = `
CREATE FUNCTION palaver_keep_memory() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $fn$
DECLARE
  slice date; name text; old record; changed int := 0;
BEGIN
  FOR i IN 0..2 LOOP
    slice := date '1970-01-01' + ((now() AT TIME ZONE 'UTC')::date - date '1970-01-01') / 4 * 4 + i * 4;
    name := 'arrival_' || to_char(slice, 'YYYYMMDD');
    IF to_regclass(name) IS NULL THEN
      EXECUTE format('DELETE FROM arrival_default WHERE received_at >= %L AND received_at < %L',
        slice::text || ' 00:00+00', (slice + 4)::text || ' 00:00+00');
      EXECUTE format('CREATE TABLE %I PARTITION OF arrival FOR VALUES FROM (%L) TO (%L)', name,
        slice::text || ' 00:00+00', (slice + 4)::text || ' 00:00+00');
      changed := changed + 1;
    END IF;
  END LOOP;
  FOR old IN SELECT c.relname FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid
    WHERE h.inhparent = 'arrival'::regclass AND c.relname ~ '_[0-9]{8}$'
      AND to_date(right(c.relname, 8), 'YYYYMMDD') + 4 <= (now() AT TIME ZONE 'UTC' - interval '31 days')
  LOOP
    EXECUTE format('DROP TABLE %I', old.relname);
    changed := changed + 1;
  END LOOP;
  RETURN changed;
END $fn$;`;
