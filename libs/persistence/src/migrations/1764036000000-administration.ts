import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a site, a key and a token can be told beyond their names. Everything has a default that changes nothing. */
export class Administration1764036000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE site ADD COLUMN languages text[] NOT NULL DEFAULT '{}', ADD COLUMN reasons text[];
      COMMENT ON COLUMN site.languages IS 'what its readers speak, the most important first';
      COMMENT ON COLUMN site.reasons IS 'reason codes its moderators reject with; null: all';
      ALTER TABLE site_key ADD COLUMN scopes text[] NOT NULL
        DEFAULT '{comments:write,comments:read,evaluations}';
      ALTER TABLE api_token ADD COLUMN created_by text, ADD COLUMN last_used_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE api_token DROP COLUMN created_by, DROP COLUMN last_used_at;
      ALTER TABLE site_key DROP COLUMN scopes;
      ALTER TABLE site DROP COLUMN languages, DROP COLUMN reasons`);
  }
}
