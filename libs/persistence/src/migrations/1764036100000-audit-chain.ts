import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowSecurity } from './row-security.js';

/**
 * The audit log as a chain per site. Rows are written by whoever acts, inside his transaction; their places are filled in
 * afterwards, by one process at a time, in an order that no later commit can come before. Neither role may change a row:
 * the functions that do run as their owner.
 */
export class AuditChain1764036100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX audit_unsealed;
      CREATE INDEX audit_unsealed ON audit (xid, seq) WHERE pos IS NULL;
      CREATE UNIQUE INDEX audit_place ON audit (site_id, pos) WHERE pos IS NOT NULL;
      CREATE INDEX audit_newest ON audit (site_id, seq);
      CREATE TABLE audit_digest (
        site_id text COLLATE "C" PRIMARY KEY,
        upto xid8 NOT NULL,
        at timestamptz NOT NULL
      );
      COMMENT ON TABLE audit_digest IS 'up to where the automatic decisions of a site are in its chain';
      ${rowSecurity('audit_digest', { pipeline: false })}`);
    await runner.query(CANONICAL);
    await runner.query(SEAL);
    await runner.query(DIGEST);
    await runner.query(`
      REVOKE ALL ON FUNCTION palaver_seal_audit(int), palaver_digest_decisions() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION palaver_seal_audit(int), palaver_digest_decisions() TO palaver_pipeline`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION palaver_digest_decisions();
      DROP FUNCTION decisions_digest(text, xid8, xid8);
      DROP FUNCTION decision_canonical(decision);
      DROP FUNCTION palaver_seal_audit(int);
      DROP FUNCTION audit_canonical(audit);
      DROP FUNCTION audit_part(bytea);
      DROP TABLE audit_digest;
      DROP INDEX audit_newest, audit_place, audit_unsealed;
      CREATE INDEX audit_unsealed ON audit (site_id, seq) WHERE pos IS NULL`);
  }
}

/** Each part with its length before it, so that no two rows are written by the same bytes; a missing part has length -1. */
const CANONICAL = `
CREATE FUNCTION audit_part(part bytea) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN part IS NULL THEN int4send(-1) ELSE int4send(octet_length(part)) || part END
$$;
CREATE FUNCTION audit_canonical(a audit) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
  SELECT audit_part(int8send(a.seq)) || audit_part(convert_to(a.site_id, 'UTF8')) || audit_part(convert_to(a.actor, 'UTF8'))
    || audit_part(convert_to(a.action, 'UTF8')) || audit_part(convert_to(a.subject, 'UTF8'))
    || audit_part(a.content_commitment) || audit_part(int8send((extract(epoch FROM a.at) * 1000000)::bigint))
    || audit_part(convert_to(a.xid::text, 'UTF8'))
$$;`;

/** The lock is taken before the rows are looked at: what the holder before sealed is then seen. */
const SEAL = `
CREATE FUNCTION palaver_seal_audit(most int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $fn$
DECLARE
  entry audit; last_pos bigint; last_hash bytea; sealed int := 0;
BEGIN
  IF NOT pg_try_advisory_xact_lock(7152524) THEN
    RETURN 0;
  END IF;
  FOR entry IN
    SELECT * FROM audit WHERE pos IS NULL AND xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY xid, seq LIMIT most
  LOOP
    SELECT a.pos, a.hash INTO last_pos, last_hash FROM audit a
      WHERE a.site_id = entry.site_id AND a.pos IS NOT NULL ORDER BY a.pos DESC LIMIT 1;
    UPDATE audit SET pos = coalesce(last_pos, 0) + 1, prev_hash = last_hash,
      hash = sha256(coalesce(last_hash, '') || audit_canonical(entry)) WHERE seq = entry.seq;
    sealed := sealed + 1;
  END LOOP;
  RETURN sealed;
END $fn$;`;

/**
 * Automatic decisions write no audit row each; once an hour those of a site are told in one, by the transactions they
 * were committed in. Ranges follow each other without a gap. One site a call, and 20,000 decisions: the rest is due at once.
 */
const DIGEST = `
CREATE FUNCTION decision_canonical(d decision) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
  SELECT audit_part(convert_to(d.comment_id, 'UTF8')) || audit_part(int8send(d.rev)) || audit_part(int4send(d.run))
    || audit_part(int4send(d.version)) || audit_part(convert_to(d.action, 'UTF8')) || audit_part(int4send(d.score))
    || audit_part(convert_to(d.reason_code, 'UTF8')) || audit_part(convert_to(d.rule_set_hash, 'UTF8'))
    || audit_part(int8send((extract(epoch FROM d.decided_at) * 1000000)::bigint))
$$;
CREATE FUNCTION decisions_digest(site text, since xid8, upto xid8) RETURNS TABLE (decisions bigint, sha256 text)
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT count(*), encode(sha256(coalesce(string_agg(decision_canonical(d), '' ORDER BY d.xid, d.comment_id, d.version), '')), 'hex')
  FROM decision d WHERE d.site_id = site AND d.xid >= since AND d.xid < upto AND d.source = 'automatic'
$$;
CREATE FUNCTION palaver_digest_decisions() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $fn$
DECLARE
  due record; horizon xid8; upto_xid xid8; found_digest record; told text; fresh_salt bytea := uuid_send(gen_random_uuid());
BEGIN
  IF NOT pg_try_advisory_xact_lock(7152525) THEN
    RETURN false;
  END IF;
  SELECT s.id, coalesce(g.upto, '0'::xid8) AS since INTO due FROM site s LEFT JOIN audit_digest g ON g.site_id = s.id
    WHERE g.at IS NULL OR g.at < date_trunc('hour', now()) ORDER BY g.at NULLS FIRST, s.id LIMIT 1;
  IF due IS NULL THEN
    RETURN false;
  END IF;
  horizon := pg_snapshot_xmin(pg_current_snapshot());
  SELECT d.xid INTO upto_xid FROM decision d WHERE d.site_id = due.id AND d.xid > due.since AND d.xid < horizon
    ORDER BY d.xid OFFSET 20000 LIMIT 1;
  SELECT * INTO found_digest FROM decisions_digest(due.id, due.since, coalesce(upto_xid, horizon));
  IF found_digest.decisions > 0 THEN
    told := json_build_object('since', due.since::text, 'upto', coalesce(upto_xid, horizon)::text,
      'decisions', found_digest.decisions, 'sha256', found_digest.sha256)::text;
    INSERT INTO audit (site_id, actor, action, subject, content, salt, content_commitment) VALUES (due.id, 'system',
      'decisions.digest', 'site:' || due.id, told::json, fresh_salt, sha256(fresh_salt || convert_to(told, 'UTF8')));
  END IF;
  INSERT INTO audit_digest AS g (site_id, upto, at) VALUES (due.id, coalesce(upto_xid, horizon),
      CASE WHEN upto_xid IS NULL THEN now() ELSE '-infinity' END)
    ON CONFLICT (site_id) DO UPDATE SET upto = excluded.upto, at = excluded.at;
  RETURN true;
END $fn$;`;
