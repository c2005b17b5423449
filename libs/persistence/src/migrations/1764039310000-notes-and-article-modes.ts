import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowSecurity } from './row-security.js';

/**
 * What moderators write about authors, and how people have articles moderated. Modes are added and never changed: the one
 * that acts on a comment is the newest from before it arrived. What the site was told last of each article stands apart,
 * with the time at which its calendar has something new to tell.
 */
export class NotesAndArticleModes1764039310000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE author_note (
        site_id text COLLATE "C" NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        author_key text COLLATE "C" NOT NULL,
        audience text NOT NULL CHECK (audience IN ('moderators', 'author')),
        text text,
        actor text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (site_id, id)
      );
      COMMENT ON COLUMN author_note.text IS 'null: the author was erased';
      CREATE INDEX author_note_newest ON author_note (site_id, author_key, created_at);${rowSecurity('author_note')}
      GRANT SELECT, INSERT ON author_note TO palaver_app;
      GRANT SELECT, UPDATE (text) ON author_note TO palaver_pipeline;

      ALTER TABLE site ADD COLUMN time_zone text NOT NULL DEFAULT 'UTC';
      COMMENT ON COLUMN site.time_zone IS 'of calendars that name none';
      CREATE TABLE article_mode (
        site_id text COLLATE "C" NOT NULL,
        article_key text COLLATE "C" NOT NULL,
        version int NOT NULL,
        mode text NOT NULL CHECK (mode IN ('open', 'premoderate', 'closed')),
        calendar json,
        since timestamptz NOT NULL,
        actor text NOT NULL,
        PRIMARY KEY (site_id, article_key, version)
      );
      CREATE TABLE article_told (
        site_id text COLLATE "C" NOT NULL,
        article_key text COLLATE "C" NOT NULL,
        version int NOT NULL,
        mode text NOT NULL,
        next_at timestamptz,
        PRIMARY KEY (site_id, article_key)
      );
      COMMENT ON COLUMN article_told.next_at IS 'when its calendar is to be looked at again; null: it has none';
      CREATE INDEX article_told_due ON article_told (next_at) WHERE next_at IS NOT NULL;
      ${rowSecurity('article_mode')}${rowSecurity('article_told')}
      GRANT SELECT, INSERT ON article_mode TO palaver_app;
      GRANT SELECT, INSERT, UPDATE ON article_told TO palaver_app;
      GRANT SELECT ON article_mode TO palaver_pipeline;
      GRANT SELECT, INSERT, UPDATE ON article_told TO palaver_pipeline;
      ALTER TABLE delivery DROP CONSTRAINT delivery_topic,
        ADD CONSTRAINT delivery_topic CHECK (topic IN ('decision', 'endpoint', 'sanction', 'note', 'article')) NOT VALID`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM delivery WHERE topic IN ('note', 'article');
      ALTER TABLE delivery DROP CONSTRAINT delivery_topic,
        ADD CONSTRAINT delivery_topic CHECK (topic IN ('decision', 'endpoint', 'sanction'));
      DROP TABLE article_told, article_mode, author_note;
      ALTER TABLE site DROP COLUMN time_zone`);
  }
}
