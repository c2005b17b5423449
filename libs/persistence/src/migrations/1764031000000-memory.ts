import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowSecurity } from './row-security.js';

/**
 * What rules remember of comments of the last 30 days, in slices of four days that are dropped whole: `similarity`, one
 * row per revision whose site looks for near-copies, and `arrival`, one row per thing that is counted (an address, a
 * link, an article, a site). Written with the revision, in its transaction. Slices are few, so that looking into all of
 * them costs little, and short, so that nothing is kept for longer than five weeks.
 */
export class Memory1764031000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE revision ADD COLUMN signature bigint[], ADD COLUMN sketch bit(256);
      COMMENT ON COLUMN revision.signature IS
        'what its row in similarity says: bands, exact, author, article; empty: too few words; null: none was made';

      CREATE TABLE similarity (
        received_at timestamptz NOT NULL DEFAULT now(),
        band_1 bigint NOT NULL,
        band_2 bigint NOT NULL,
        band_3 bigint NOT NULL,
        band_4 bigint NOT NULL,
        exact bigint NOT NULL,
        author bigint NOT NULL,
        article bigint NOT NULL,
        site_id text COLLATE "C" NOT NULL,
        comment_id text COLLATE "C" NOT NULL,
        sketch bit(256) NOT NULL
      ) PARTITION BY RANGE (received_at);
      COMMENT ON COLUMN similarity.exact IS 'the same for texts of the same words; author and article are hashes too';
      CREATE INDEX similarity_1 ON similarity (band_1, received_at);
      CREATE INDEX similarity_2 ON similarity (band_2, received_at);
      CREATE INDEX similarity_3 ON similarity (band_3, received_at);
      CREATE INDEX similarity_4 ON similarity (band_4, received_at);
      CREATE TABLE similarity_default PARTITION OF similarity DEFAULT;

      CREATE TABLE arrival (
        received_at timestamptz NOT NULL DEFAULT now(),
        key bigint NOT NULL,
        earlier bigint,
        site_id text COLLATE "C" NOT NULL,
        comment_id text COLLATE "C" NOT NULL
      ) PARTITION BY RANGE (received_at);
      COMMENT ON COLUMN arrival.key IS 'a hash of the site and the thing that is counted; its last three bits say the kind';
      COMMENT ON COLUMN arrival.earlier IS 'the key of the same address in the week before, while a window reaches back there';
      CREATE INDEX arrival_key ON arrival (key, received_at);
      CREATE INDEX arrival_comment ON arrival (comment_id, site_id);
      CREATE TABLE arrival_default PARTITION OF arrival DEFAULT;`);
    for (const table of ['similarity', 'arrival']) {
      await runner.query(`${rowSecurity(table)}
        GRANT SELECT ON ${table} TO palaver_app;
        GRANT SELECT, INSERT, DELETE ON ${table} TO palaver_pipeline`);
    }
    await runner.query(KEEP_MEMORY);
    await runner.query('SELECT palaver_keep_memory()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION palaver_keep_memory();
      DROP TABLE arrival, similarity;
      ALTER TABLE revision DROP COLUMN signature, DROP COLUMN sketch`);
  }
}

/** Slices begin on days that are divisible by four since 1970. What fell into the default slice is forgotten. */
const KEEP_MEMORY = `
CREATE FUNCTION palaver_keep_memory() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $fn$
DECLARE
  parent text; slice date; name text; old record; changed int := 0;
BEGIN
  FOREACH parent IN ARRAY ARRAY['similarity', 'arrival'] LOOP
    FOR i IN 0..2 LOOP
      slice := date '1970-01-01' + ((now() AT TIME ZONE 'UTC')::date - date '1970-01-01') / 4 * 4 + i * 4;
      name := parent || '_' || to_char(slice, 'YYYYMMDD');
      IF to_regclass(name) IS NULL THEN
        EXECUTE format('DELETE FROM %I WHERE received_at >= %L AND received_at < %L', parent || '_default',
          slice::text || ' 00:00+00', (slice + 4)::text || ' 00:00+00');
        EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', name, parent,
          slice::text || ' 00:00+00', (slice + 4)::text || ' 00:00+00');
        changed := changed + 1;
      END IF;
    END LOOP;
    FOR old IN SELECT c.relname FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid
      WHERE h.inhparent = parent::regclass AND c.relname ~ '_[0-9]{8}$'
        AND to_date(right(c.relname, 8), 'YYYYMMDD') + 4 <= (now() AT TIME ZONE 'UTC' - interval '31 days')
    LOOP
      EXECUTE format('DROP TABLE %I', old.relname);
      changed := changed + 1;
    END LOOP;
  END LOOP;
  RETURN changed;
END $fn$`;
