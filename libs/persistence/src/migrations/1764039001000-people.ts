import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * People who sign in. Like tokens they belong to no one site: who sees everything a person sees, sees him. Of links and
 * sessions only hashes are kept. Answers to repeated requests are now kept for people as well as for tokens.
 */
export class People1764039001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        email text NOT NULL UNIQUE CHECK (email = lower(email)),
        name text NOT NULL,
        role text NOT NULL CHECK (role IN ('admin', 'lead', 'moderator', 'analyst')),
        sites text[] NOT NULL,
        sections text[],
        password text,
        totp bytea,
        totp_confirmed_at timestamptz,
        totp_step bigint NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by text NOT NULL,
        disabled_at timestamptz,
        last_sign_in_at timestamptz
      );
      COMMENT ON COLUMN person.password IS 'PHC string; null until the first link was followed';
      COMMENT ON COLUMN person.totp IS 'sealed secret; counts once it is confirmed';
      COMMENT ON COLUMN person.totp_step IS 'the last step of 30 seconds a code was taken for: each counts once';
      CREATE TABLE person_recovery_code (
        person_id uuid NOT NULL REFERENCES person (id),
        hash bytea NOT NULL,
        PRIMARY KEY (person_id, hash)
      );
      CREATE TABLE person_link (
        hash bytea PRIMARY KEY,
        person_id uuid REFERENCES person (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL
      );
      COMMENT ON COLUMN person_link.person_id IS 'whose password it sets; null: the first person is set up with it';
      CREATE INDEX person_link_person ON person_link (person_id);
      CREATE TABLE person_session (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id uuid NOT NULL REFERENCES person (id),
        hash bytea NOT NULL UNIQUE,
        agent text,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_seen_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz
      );
      CREATE INDEX person_session_person ON person_session (person_id, created_at);
      CREATE INDEX person_session_age ON person_session (created_at);
      GRANT SELECT, INSERT, UPDATE ON person TO palaver_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON person_recovery_code, person_link, person_session TO palaver_app;
      ALTER TABLE idempotent_request DROP CONSTRAINT idempotent_request_token_id_fkey;
      COMMENT ON COLUMN idempotent_request.token_id IS 'id of the token, or of the person'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM idempotent_request WHERE token_id NOT IN (SELECT id FROM api_token);
      ALTER TABLE idempotent_request ADD CONSTRAINT idempotent_request_token_id_fkey
        FOREIGN KEY (token_id) REFERENCES api_token (id);
      DROP TABLE person_session, person_link, person_recovery_code, person`);
  }
}
