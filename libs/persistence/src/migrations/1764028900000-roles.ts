import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowSecurity } from './row-security.js';

/** Owned by a site and shown to people: read and written by `palaver_app` under row-level security. */
const SITE_OWNED = [
  'site_key',
  'site_secret',
  'rule_set_version',
  'article',
  'author',
  'ingest_event',
  'comment',
  'revision',
  'work',
  'report',
  'decision',
  'evaluation',
  'review_item',
  'endpoint',
  'delivery',
  'audit',
];

/** What one pipeline statement touches for many sites at once. */
const PIPELINE_WRITES = [
  'article',
  'author',
  'ingest_event',
  'comment',
  'revision',
  'work',
  'report',
  'decision',
  'evaluation',
  'review_item',
  'delivery',
  'audit',
];
const PIPELINE_READS = ['site', 'site_key', 'site_secret', 'rule_set_version'];

/**
 * Two roles that own nothing: `palaver_app` sees the sites named in `palaver.sites` ('*' for all), `palaver_pipeline`
 * serves many sites in one statement and is granted the pipeline's tables only. Roles belong to the whole cluster, so
 * they may exist already.
 */
export class Roles1764028900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const role of ['palaver_app', 'palaver_pipeline']) {
      await runner.query(`
        DO $$ BEGIN
          BEGIN CREATE ROLE ${role} NOLOGIN;
          EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
          IF NOT pg_has_role(current_user, '${role}', 'MEMBER') THEN
            EXECUTE format('GRANT ${role} TO %I', current_user);
          END IF;
          EXECUTE format('GRANT USAGE ON SCHEMA %I TO ${role}', current_schema());
        END $$`);
    }
    await runner.query(`
      CREATE FUNCTION palaver_sees(site text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT coalesce(ARRAY[site, '*'] && nullif(current_setting('palaver.sites', true), '')::text[], false)
      $$`);
    const tables = [{ table: 'site', column: 'id' }, ...SITE_OWNED.map((table) => ({ table, column: 'site_id' }))];
    for (const { table, column } of tables) {
      await runner.query(`${rowSecurity(table, { column })}
        GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO palaver_app`);
    }
    await runner.query(`
      REVOKE UPDATE, DELETE ON audit, decision FROM palaver_app;
      GRANT SELECT, INSERT, UPDATE ON api_token TO palaver_app;
      GRANT SELECT ON comment_state_v TO palaver_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ${PIPELINE_WRITES.join(', ')} TO palaver_pipeline;
      REVOKE UPDATE, DELETE ON audit, decision FROM palaver_pipeline;
      GRANT SELECT ON ${PIPELINE_READS.join(', ')} TO palaver_pipeline;
      GRANT SELECT, UPDATE ON endpoint TO palaver_pipeline;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO palaver_app, palaver_pipeline`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['site', ...SITE_OWNED]) {
      await runner.query(`
        DROP POLICY own_site ON ${table}; DROP POLICY pipeline ON ${table}; DROP POLICY owner ON ${table};
        ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY; ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY;
        REVOKE ALL ON ${table} FROM palaver_app, palaver_pipeline`);
    }
    await runner.query(`
      REVOKE ALL ON api_token, comment_state_v FROM palaver_app;
      REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM palaver_app, palaver_pipeline;
      DROP FUNCTION palaver_sees(text)`);
  }
}
