import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Answers to creating requests that carried an Idempotency-Key, for a day. Answers hold secrets, so they are sealed. */
export class Idempotency1764036200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE idempotent_request (
        token_id uuid NOT NULL REFERENCES api_token (id),
        key text COLLATE "C" NOT NULL,
        fingerprint bytea NOT NULL,
        began_at timestamptz NOT NULL DEFAULT now(),
        sealed bytea,
        PRIMARY KEY (token_id, key)
      );
      COMMENT ON COLUMN idempotent_request.sealed IS 'null while the request is under way';
      CREATE INDEX idempotent_request_age ON idempotent_request (began_at);
      GRANT SELECT, INSERT, UPDATE, DELETE ON idempotent_request TO palaver_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotent_request');
  }
}
