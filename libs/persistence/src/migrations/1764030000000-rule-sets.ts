import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowSecurity } from './row-security.js';

/**
 * The life cycle of a site's rule sets: a draft that can be changed, versions that cannot. Of a version only its state
 * moves; who may see to that is a matter of grants, not of good manners. Every version there is so far is live or has
 * been; rows written by an older release are a new site's first version, hence the default.
 */
export class RuleSets1764030000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE rule_set_version
        ADD COLUMN state text NOT NULL DEFAULT 'live' CHECK (state IN ('shadow', 'live', 'archived')),
        ADD COLUMN state_at timestamptz NOT NULL DEFAULT now(),
        ADD COLUMN state_by text,
        ADD COLUMN title text,
        ADD COLUMN note text,
        ADD COLUMN source text,
        ADD COLUMN lists text,
        ADD COLUMN copy_of int,
        ADD COLUMN created_by text;
      COMMENT ON COLUMN rule_set_version.source IS 'as its author wrote it; null for a bundled pack';
      COMMENT ON COLUMN rule_set_version.lists IS 'JSON: name of a list -> its text';
      UPDATE rule_set_version v SET state = 'archived' FROM site s
        WHERE s.id = v.site_id AND (v.id, v.version) IS DISTINCT FROM (s.rule_set_id, s.rule_set_version);
      CREATE UNIQUE INDEX rule_set_version_live ON rule_set_version (site_id) WHERE state = 'live';
      CREATE UNIQUE INDEX rule_set_version_shadow ON rule_set_version (site_id) WHERE state = 'shadow';
      CREATE INDEX site_changed ON site (changed_at);

      CREATE TABLE rule_set_draft (
        site_id text COLLATE "C" NOT NULL,
        id text NOT NULL,
        source text NOT NULL,
        lists text NOT NULL DEFAULT '{}',
        etag text NOT NULL,
        based_on int,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        updated_by text NOT NULL,
        PRIMARY KEY (site_id, id)
      );${rowSecurity('rule_set_draft', { pipeline: false })}
      GRANT SELECT, INSERT, UPDATE, DELETE ON rule_set_draft TO palaver_app;

      REVOKE UPDATE, DELETE ON rule_set_version FROM palaver_app;
      GRANT UPDATE (state, state_at, state_by) ON rule_set_version TO palaver_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE UPDATE (state, state_at, state_by) ON rule_set_version FROM palaver_app;
      GRANT UPDATE, DELETE ON rule_set_version TO palaver_app;
      DROP TABLE rule_set_draft;
      DROP INDEX site_changed;
      DROP INDEX rule_set_version_shadow;
      DROP INDEX rule_set_version_live;
      ALTER TABLE rule_set_version DROP COLUMN state, DROP COLUMN state_at, DROP COLUMN state_by, DROP COLUMN title,
        DROP COLUMN note, DROP COLUMN source, DROP COLUMN lists, DROP COLUMN copy_of, DROP COLUMN created_by`);
  }
}
