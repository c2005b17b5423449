import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What the planner is told of `comment_search` before there is anything in it, as of the hot tables in the beginning. */
export class SearchStatistics1764039204000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const found = (await runner.query('SELECT 1 FROM comment_search LIMIT 1')) as unknown[];
    if (found.length > 0) {
      return;
    }
    await runner.query(`
      INSERT INTO comment_search (site_id, comment_id, received_at, author_key, author_name, article_key, section,
        parent_id, reason_code, actor, rules, words)
      SELECT 'site-' || n % 3, 'c' || n, now() - make_interval(secs => n), 'id:' || n / 4, 'name ' || n / 4,
        'url:' || n / 50, 'section ' || n % 10, CASE WHEN n % 3 = 0 THEN 'c' || n / 2 END,
        CASE WHEN n % 10 = 0 THEN 'spam' END, CASE WHEN n % 10 = 0 THEN 'token:' || n % 7 END,
        CASE WHEN n % 5 = 0 THEN ARRAY['RULE_' || n % 50] ELSE '{}' END, to_tsvector('simple', 'word' || n % 500)
      FROM generate_series(1, 2000) AS n`);
    await runner.query('ANALYZE comment_search');
    await runner.query('TRUNCATE comment_search');
  }

  async down(): Promise<void> {}
}
