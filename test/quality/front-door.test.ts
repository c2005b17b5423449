import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { GatewayHouse } from '../support/gateway-house.js';
import { describeWith, SHARED } from '../support/prerequisites.js';

const COMMENTS = 10_000;
const SETS = [
  'wikipedia_cat_large',
  'surge_toxicity',
  'youtube_spam',
  'fox_news_comments',
  'germeval2018',
  'civil_comments_toxic_spans',
  'davidson_tweets',
];

interface Labelled {
  id: string;
  text: string;
  author: string | null;
  articleTitle?: string;
  lang: string;
}

function envelope(set: string, row: Labelled) {
  const id = `${set}-${row.id}`.slice(0, 200);
  return {
    type: 'comment.created',
    id: createHash('sha256').update(id).digest('hex'),
    timestamp: '2026-01-01T00:00:00Z',
    data: {
      id,
      article: { url: `https://news.example/${set}`, title: row.articleTitle },
      // Where a set has no authors, nobody is the same person twice.
      author: { username: row.author ?? `reader of ${id}`.slice(0, 256) },
      text: row.text,
      language: row.lang,
    },
  };
}

function load(set: string) {
  const file = join(SHARED, 'data', 'labelled', `${set}.dev.jsonl.gz`);
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n').filter(Boolean);
  return lines.map((line) => envelope(set, JSON.parse(line) as Labelled));
}

/** Round robin over the sets, so that the small ones are in whole. */
function tenThousand() {
  const sets = SETS.map(load);
  const longest = Math.max(...sets.map(({ length }) => length));
  const mixed = Array.from({ length: longest }, (_, n) => sets.flatMap((set) => set[n] ?? [])).flat();
  return mixed.slice(0, COMMENTS);
}

describeWith(['shared'], '10,000 real comments through the front door', () => {
  let house: GatewayHouse;
  beforeAll(async () => {
    house = await GatewayHouse.open();
    await house.start('worker');
  });
  afterAll(() => house.close());

  it('are each decided, and none twice', async () => {
    const events = tenThousand();
    expect(new Set(events.map(({ id }) => id)).size).toBe(COMMENTS);
    for (let from = 0; from < COMMENTS; from += 500) {
      const { status, body } = await house.post('/v1/events', events.slice(from, from + 500), {
        authorization: `Bearer ${house.news.liveKey}`,
      });
      expect(status).toBe(202);
      expect((body as { data: { status: string }[] }).data.every((entry) => entry.status === 'accepted')).toBe(true);
    }
    await untilDecided();
    const twice = await house.database.query(
      `SELECT comment_id FROM decision WHERE source = 'automatic' GROUP BY 1 HAVING count(*) <> 1`,
    );
    expect(twice).toEqual([]);
    const [{ decided }] = (await house.database.query<{ decided: number }>(
      'SELECT count(*)::int AS decided FROM decision',
    )) as [{ decided: number }];
    expect(decided).toBe(COMMENTS);
    const odd = await house.database.query(
      `SELECT comment_id, reason_code FROM decision WHERE reason_code IN ('system_error', 'budget', 'degraded')`,
    );
    expect(odd).toEqual([]);
    await writeShares();
  }, 300_000);

  async function untilDecided(): Promise<void> {
    for (let waited = 0; waited < 240; waited += 1) {
      const [row] = await house.database.query<{ n: number }>('SELECT count(*)::int AS n FROM work');
      if (row?.n === 0) {
        return;
      }
      await pause(1000);
    }
    throw new Error('some comments are still undecided after 240 seconds');
  }

  /** What docs/QUALITY.md shows, written anew by each run. */
  async function writeShares(): Promise<void> {
    const rows = await house.database.query<{
      set: string;
      n: number;
      approve: string;
      review: string;
      reject: string;
    }>(`
      SELECT regexp_replace(comment_id, '-.*', '') AS set, count(*)::int AS n,
        ${['approve', 'review', 'reject']
          .map(
            (action) => `round(100.0 * count(*) FILTER (WHERE action = '${action}') / count(*), 1)::text AS ${action}`,
          )
          .join(', ')}
      FROM decision GROUP BY ROLLUP (1) ORDER BY 1 NULLS LAST`);
    const table = rows.map(({ set, n, approve, review, reject }) =>
      ['', set ?? 'all', n, approve, review, reject, ''].join(' | ').trim(),
    );
    mkdirSync('test-results', { recursive: true });
    const head = ['| set | comments | approve % | review % | reject % |', '|---|---|---|---|---|'];
    writeFileSync('test-results/front-door.md', `${[...head, ...table].join('\n')}\n`);
  }
});

describeWith(['shared'], 'the seed article', () => {
  let house: GatewayHouse;
  beforeAll(async () => {
    house = await GatewayHouse.open();
    await house.start('worker');
  });
  afterAll(() => house.close());

  it("has both of its readers' comments approved, as a site sends them", async () => {
    const seed = JSON.parse(readFileSync(join(SHARED, 'seed', 'article.json'), 'utf8')) as {
      article: object;
      comments: { id: string }[];
    };
    for (const comment of seed.comments) {
      const { status, body } = await house.post(
        '/v1/comments',
        { ...comment, article: seed.article },
        { prefer: 'wait=10' },
      );
      expect(status).toBe(200);
      expect(body).toMatchObject({ status: 'decided', show: true, decision: { action: 'approve' } });
    }
  });
});
