import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowSecurity } from './row-security.js';

/**
 * An act over many comments is a row, and so is each comment it is about, with the state it was seen in: what is decided
 * later is what was chosen, and whoever takes the act up after a crash goes on where it stopped. Decisions name the batch
 * they were made in. The indexes hold decisions of people alone, so that automatic ones pay nothing for them.
 */
export class Batches1764039200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE decision ADD COLUMN batch_id uuid;
      COMMENT ON COLUMN decision.batch_id IS 'the act over many comments it was made in';
      CREATE INDEX decision_batch ON decision (site_id, batch_id) WHERE batch_id IS NOT NULL;
      CREATE INDEX decision_actor ON decision (site_id, actor, xid) WHERE source IN ('moderator', 'policy');

      CREATE TABLE batch (
        site_id text COLLATE "C" NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        kind text NOT NULL CHECK (kind IN ('selection', 'query', 'undo', 'reverse', 'wave', 'replies')),
        state text NOT NULL CHECK (state IN ('previewed', 'waiting', 'running', 'done', 'cancelled')),
        target text NOT NULL CHECK (target IN ('approve', 'reject', 'review', 'before')),
        source text NOT NULL DEFAULT 'moderator' CHECK (source IN ('moderator', 'policy')),
        reason_code text,
        note text,
        cause json NOT NULL,
        actor text NOT NULL,
        owner text,
        counts json,
        complete boolean NOT NULL DEFAULT true,
        lease_token uuid,
        lease_until timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        started_at timestamptz,
        ended_at timestamptz,
        PRIMARY KEY (site_id, id)
      );
      COMMENT ON COLUMN batch.target IS 'what its comments are decided; before: what stood before the decision that is undone';
      COMMENT ON COLUMN batch.cause IS 'how its comments were chosen; no text of readers';
      COMMENT ON COLUMN batch.owner IS 'who may hold the items in his hands; null: nobody';
      COMMENT ON COLUMN batch.counts IS 'entries by state, counted when it ended';
      COMMENT ON COLUMN batch.complete IS 'false: more would have fitted than one batch takes';
      CREATE INDEX batch_newest ON batch (site_id, created_at DESC, id);
      CREATE INDEX batch_due ON batch (created_at) WHERE state IN ('waiting', 'running');

      CREATE TABLE batch_entry (
        site_id text COLLATE "C" NOT NULL,
        batch_id uuid NOT NULL,
        comment_id text COLLATE "C" NOT NULL,
        rev bigint NOT NULL,
        version int NOT NULL,
        state text NOT NULL DEFAULT 'open'
          CHECK (state IN ('open', 'decided', 'stale', 'claimed', 'deleted', 'unknown')),
        PRIMARY KEY (site_id, batch_id, comment_id),
        FOREIGN KEY (site_id, batch_id) REFERENCES batch ON DELETE CASCADE
      );
      COMMENT ON COLUMN batch_entry.version IS 'decision version the comment was seen with; with another one it is stale';
      CREATE INDEX batch_entry_open ON batch_entry (site_id, batch_id, comment_id) WHERE state = 'open';
      ${rowSecurity('batch')}${rowSecurity('batch_entry')}
      GRANT SELECT, INSERT, UPDATE, DELETE ON batch, batch_entry TO palaver_app, palaver_pipeline`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE batch_entry, batch;
      DROP INDEX decision_actor, decision_batch;
      ALTER TABLE decision DROP COLUMN batch_id`);
  }
}
