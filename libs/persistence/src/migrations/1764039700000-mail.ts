import { type MigrationInterface, type QueryRunner } from 'typeorm';

const SEVERE = `closed_at IS NULL AND reason_code IN ('threat', 'self_harm') AND noticed IS DISTINCT FROM reason_code`;

/**
 * How people like to work and what they are told, the mails they are owed, and what they were told of already. The
 * worker sees of people where to write to and what they may see, and no password.
 */
export class Mail1764039700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person_preference (
        person_id uuid PRIMARY KEY REFERENCES person (id),
        settings json NOT NULL,
        digest_on date NOT NULL
      );
      COMMENT ON COLUMN person_preference.digest_on IS 'the last day whose digest is done with';
      CREATE TABLE mail (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person (id),
        kind text NOT NULL CHECK (kind IN ('invitation', 'reset', 'digest', 'notice')),
        content json NOT NULL,
        link bytea,
        state text NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'sent', 'dropped', 'dead')),
        queued_at timestamptz NOT NULL DEFAULT now(),
        next_try_at timestamptz NOT NULL DEFAULT now(),
        useful_until timestamptz NOT NULL,
        attempts int NOT NULL DEFAULT 0,
        last_error text,
        ended_at timestamptz
      );
      COMMENT ON TABLE mail IS 'what people are told by mail; goes out at least once';
      COMMENT ON COLUMN mail.content IS 'ids and counts; nothing a reader wrote';
      COMMENT ON COLUMN mail.link IS 'sealed secret of its link, until it is sent or given up';
      COMMENT ON COLUMN mail.next_try_at IS 'also how long a worker has it to itself';
      COMMENT ON COLUMN mail.useful_until IS 'from when on it would tell nobody anything';
      CREATE INDEX mail_due ON mail (next_try_at) WHERE state = 'due';
      CREATE INDEX mail_reset ON mail (person_id, queued_at) WHERE kind = 'reset';
      CREATE INDEX mail_age ON mail (queued_at);
      ALTER TABLE review_item ADD COLUMN noticed text;
      COMMENT ON COLUMN review_item.noticed IS 'the reason people were told of at once';
      UPDATE review_item SET noticed = reason_code WHERE ${SEVERE};
      CREATE INDEX review_item_unnoticed ON review_item (site_id, id) WHERE ${SEVERE};
      CREATE INDEX review_notice_told ON review_notice (site_id, kind, told_at);
      ALTER TABLE endpoint ADD COLUMN noticed int NOT NULL DEFAULT 0;
      COMMENT ON COLUMN endpoint.noticed IS 'how many of its disablings people were told of';
      UPDATE endpoint SET noticed = disablings;
      CREATE INDEX endpoint_unnoticed ON endpoint (site_id, id) WHERE noticed < disablings;
      GRANT SELECT, INSERT, UPDATE ON person_preference TO palaver_app;
      GRANT SELECT, INSERT ON mail TO palaver_app;
      GRANT SELECT (id, email, name, role, sites, sections, disabled_at, last_sign_in_at) ON person TO palaver_pipeline;
      GRANT SELECT, UPDATE ON person_preference TO palaver_pipeline;
      GRANT SELECT, INSERT, UPDATE, DELETE ON mail TO palaver_pipeline`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE SELECT (id, email, name, role, sites, sections, disabled_at, last_sign_in_at) ON person FROM palaver_pipeline;
      DROP INDEX endpoint_unnoticed;
      ALTER TABLE endpoint DROP COLUMN noticed;
      DROP INDEX review_notice_told; DROP INDEX review_item_unnoticed;
      ALTER TABLE review_item DROP COLUMN noticed;
      DROP TABLE mail, person_preference`);
  }
}
