import { type MigrationInterface, type QueryRunner } from 'typeorm';

const ROWS = 2000;

/**
 * Statements keep the plans they made first, and first they meet empty tables, about which the planner knows nothing:
 * it then takes any index for a key, or reads a table whole. So each hot table is filled with made-up rows, analysed and
 * emptied again; what was learnt of its columns stays until the real rows are analysed. Runs on a new installation only.
 */
export class FirstStatistics1764029100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const tables = Object.keys(MADE_UP);
    const comments = (await runner.query('SELECT 1 FROM comment LIMIT 1')) as unknown[];
    if (comments.length > 0) {
      return;
    }
    for (const [table, columns] of Object.entries(MADE_UP)) {
      const names = Object.keys(columns).join(', ');
      const values = Object.values(columns).join(', ');
      await runner.query(`INSERT INTO ${table} (${names}) SELECT ${values} FROM generate_series(1, ${ROWS}) AS n`);
      await runner.query(`ANALYZE ${table}`);
    }
    await runner.query(`TRUNCATE ${tables.join(', ')} RESTART IDENTITY`);
  }

  async down(): Promise<void> {}
}

const SITE = `'site-' || n % 3`;
const HASH = `sha256(n::text::bytea)`;

/** Column -> expression over `n`, in the proportions of a real installation. */
const MADE_UP: Record<string, Record<string, string>> = {
  author: { site_id: SITE, key: `'id:' || n`, data: `'{}'` },
  article: { site_id: SITE, key: `'url:' || n`, data: `'{}'` },
  ingest_event: {
    site_id: SITE,
    id: `'e' || n`,
    comment_id: `'c' || n`,
    kind: `'create'`,
    rev: '1',
    body_sha256: HASH,
  },
  comment: {
    site_id: SITE,
    id: `'c' || n`,
    head_rev: '1',
    head_event: `'e' || n`,
    author_key: `'id:' || n / 4`,
    article_key: `'url:' || n / 50`,
    decision_version: '1',
    decided_rev: '1',
    decided_action: `'approve'`,
    decided_source: `'automatic'`,
  },
  revision: { site_id: SITE, comment_id: `'c' || n`, rev: '1', data: `'{}'` },
  work: {
    site_id: SITE,
    comment_id: `'c' || n`,
    rev: '1',
    run: '0',
    cause: `'arrival'`,
    next_enqueue_at: `now() + make_interval(secs => n)`,
  },
  report: { site_id: SITE, comment_id: `'c' || n`, reporter_id: `'r' || n`, reason: `'spam'`, reported_at: 'now()' },
  decision: {
    site_id: SITE,
    comment_id: `'c' || n`,
    rev: '1',
    run: '0',
    version: '1',
    action: `'approve'`,
    source: `'automatic'`,
  },
  review_item: {
    site_id: SITE,
    comment_id: `'c' || n`,
    rev: '1',
    decision_version: '1',
    priority: 'n % 100',
    closed_at: 'CASE WHEN n % 10 > 0 THEN now() END',
  },
  delivery: {
    site_id: SITE,
    endpoint_id: `md5((n % 3)::text)::uuid`,
    topic: `'decision'`,
    subject_id: `'c' || n`,
    version: '1',
    state: `CASE WHEN n % 10 > 0 THEN 'delivered' ELSE 'due' END`,
  },
};
