import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowSecurity } from './row-security.js';

/**
 * What comments are found by. Nothing of it is written with a comment or its decision: a chore of the worker follows the
 * decisions of each site in the order of their transactions, as the feed does, and is a second or two behind.
 */
export class CommentSearch1764039201000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE comment_search (
        site_id text COLLATE "C" NOT NULL,
        comment_id text COLLATE "C" NOT NULL,
        received_at timestamptz NOT NULL,
        author_key text COLLATE "C",
        author_name text,
        article_key text COLLATE "C",
        section text COLLATE "C",
        parent_id text COLLATE "C",
        reason_code text,
        actor text,
        rules text[] NOT NULL,
        words tsvector NOT NULL,
        PRIMARY KEY (site_id, comment_id)
      ) WITH (fillfactor = 85);
      COMMENT ON COLUMN comment_search.rules IS 'that counted in the newest automatic decision about the newest revision';
      COMMENT ON COLUMN comment_search.actor IS 'who took the decision it stands by; null: no person';
      CREATE INDEX comment_search_time ON comment_search (site_id, received_at DESC, comment_id DESC);
      CREATE INDEX comment_search_author ON comment_search (site_id, author_key, received_at DESC);
      CREATE INDEX comment_search_name ON comment_search (site_id, author_name, received_at DESC);
      CREATE INDEX comment_search_article ON comment_search (site_id, article_key, received_at DESC);
      CREATE INDEX comment_search_reason ON comment_search (site_id, reason_code, received_at DESC)
        WHERE reason_code IS NOT NULL;
      CREATE INDEX comment_search_actor ON comment_search (site_id, actor, received_at DESC) WHERE actor IS NOT NULL;
      CREATE INDEX comment_search_parent ON comment_search (site_id, parent_id) WHERE parent_id IS NOT NULL;
      CREATE INDEX comment_search_rules ON comment_search USING gin (rules);
      CREATE INDEX comment_search_words ON comment_search USING gin (words);

      CREATE TABLE search_mark (
        site_id text COLLATE "C" PRIMARY KEY,
        xid xid8 NOT NULL DEFAULT '0'
      );
      COMMENT ON COLUMN search_mark.xid IS 'decisions of earlier transactions are in comment_search';
      ${rowSecurity('comment_search')}${rowSecurity('search_mark')}
      GRANT SELECT ON comment_search, search_mark TO palaver_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON comment_search, search_mark TO palaver_pipeline`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE search_mark, comment_search');
  }
}
