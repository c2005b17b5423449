import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowSecurity } from './row-security.js';

/**
 * Facts and result stand in the decision they led to, no longer in a table of their own, whose row and key cost more than
 * what they held. Of a decision they are all that may be changed, and by the pipeline alone, which erases them.
 */
export class DecisionsHoldTheirEvaluation1764038000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE decision ADD COLUMN facts text, ADD COLUMN result text;
      COMMENT ON COLUMN decision.facts IS 'JSON to the byte; null for what was not evaluated, erased or forgotten';
      COMMENT ON COLUMN decision.result IS 'JSON to the byte; null like facts';
      UPDATE decision d SET facts = e.facts, result = e.result FROM evaluation e
        WHERE e.site_id = d.site_id AND e.comment_id = d.comment_id AND e.rev = d.rev AND e.run = d.run
          AND e.decided_at = d.decided_at;
      GRANT UPDATE (facts, result) ON decision TO palaver_pipeline;
      DROP FUNCTION palaver_ensure_partitions(int);
      DROP TABLE evaluation`);
    await runner.query(FORGET_EVALUATIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP PROCEDURE palaver_forget_evaluations(interval)`);
    await runner.query(EVALUATION);
    await runner.query(`${rowSecurity('evaluation')}
      GRANT SELECT, INSERT, UPDATE, DELETE ON evaluation TO palaver_app, palaver_pipeline;
      SELECT palaver_ensure_partitions(3);
      INSERT INTO evaluation (site_id, comment_id, rev, run, decided_at, facts, result)
        SELECT site_id, comment_id, rev, run, decided_at, facts, result FROM decision WHERE result IS NOT NULL;
      REVOKE UPDATE (facts, result) ON decision FROM palaver_pipeline;
      ALTER TABLE decision DROP COLUMN facts, DROP COLUMN result`);
  }
}

/**
 * For the owner to call from time to time: steps of about a thousand rows along the key of the feed, each committed by
 * itself. Transactions are numbered when they first write and dated when they begin, hence the minute.
 */
const FORGET_EVALUATIONS = `
CREATE PROCEDURE palaver_forget_evaluations(older_than interval) LANGUAGE plpgsql AS $fn$
DECLARE
  before timestamptz := now() - older_than; of_site text; after xid8; upto xid8; oldest timestamptz;
BEGIN
  FOR of_site IN SELECT id FROM site LOOP
    after := '0';
    LOOP
      SELECT max(xid), min(decided_at) FILTER (WHERE source = 'automatic') INTO upto, oldest FROM (
        SELECT xid, decided_at, source FROM decision WHERE site_id = of_site AND xid > after ORDER BY xid LIMIT 1000
      ) page;
      EXIT WHEN upto IS NULL OR oldest >= before + interval '1 minute';
      UPDATE decision SET facts = NULL, result = NULL
        WHERE site_id = of_site AND xid > after AND xid <= upto AND decided_at < before AND result IS NOT NULL;
      COMMIT;
      after := upto;
    END LOOP;
  END LOOP;
END $fn$`;

const EVALUATION = `
CREATE TABLE evaluation (
  site_id text COLLATE "C" NOT NULL,
  comment_id text COLLATE "C" NOT NULL,
  rev bigint NOT NULL,
  run int NOT NULL,
  decided_at timestamptz NOT NULL,
  facts text NOT NULL,
  result text NOT NULL,
  PRIMARY KEY (site_id, comment_id, rev, run, decided_at)
) PARTITION BY RANGE (decided_at);
CREATE TABLE evaluation_default PARTITION OF evaluation DEFAULT;
CREATE FUNCTION palaver_ensure_partitions(ahead int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $fn$
DECLARE
  first date; name text; made int := 0;
BEGIN
  FOR i IN 0..ahead LOOP
    first := (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => i))::date;
    name := 'evaluation_' || to_char(first, 'YYYYMM');
    IF to_regclass(name) IS NULL THEN
      EXECUTE format('CREATE TABLE %I PARTITION OF evaluation FOR VALUES FROM (%L) TO (%L)',
        name, first::text || ' 00:00+00', (first + interval '1 month')::date::text || ' 00:00+00');
      made := made + 1;
    END IF;
  END LOOP;
  RETURN made;
END $fn$;`;
