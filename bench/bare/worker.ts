import { Pool } from 'pg';
import { bareWorker } from './queue.js';
import { bareSettings } from './settings.js';

/** The least a worker can do: one insert of all rows of a job, into one table. */
const settings = bareSettings();
const pool = new Pool({ connectionString: settings.databaseUrl, max: 4 });
const text = `INSERT INTO comment (id, article_id, article_url, author_id, username, text, created_at)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])
  ON CONFLICT DO NOTHING`;

const worker = bareWorker(settings, async ({ data: { comments } }) => {
  await pool.query({
    name: 'insert',
    text,
    values: [
      comments.map(({ id }) => id),
      comments.map(({ article }) => article.id),
      comments.map(({ article }) => article.url),
      comments.map(({ author }) => author.id),
      comments.map(({ author }) => author.username),
      comments.map((comment) => comment.text),
      comments.map(({ createdAt }) => createdAt),
    ],
  });
});
worker.on('error', (error) => console.error(`bare worker: ${error.message}`));
await worker.waitUntilReady();
process.send?.({ url: '' });

process.once('SIGTERM', () => {
  void worker
    .close()
    .then(() => pool.end())
    .then(() => process.exit(0));
});
