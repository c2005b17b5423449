import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TransientAddress } from '@palaver/persistence';
import type { Facts } from '@palaver/rules';
import { createPipeline, type Pipeline, revision } from '../support/pipeline.js';

const RULES = `
schema: palaver/rules/v1
id: waves
groups: { spam: {} }
rules:
  - { id: WAVE, group: spam, score: 5, reason: duplicate, when: { similar: { atLeast: 0.8, window: 24h, comments: { gte: 2 } } } }
  - { id: ACROSS, group: spam, score: 1, when: { similar: { atLeast: 0.8, window: 24h, articles: { gte: 3 }, authors: { gte: 2 } } } }
  - { id: ADDRESS, group: spam, score: 5, reason: flood, when: { rate: { of: ip, window: 60s, gt: 5 } } }
  - { id: LINK, group: spam, score: 1, when: { rate: { of: link, window: 1h, gt: 3 } } }
  - { id: ARTICLE, group: spam, score: 1, when: { rate: { of: article, window: 1h, gt: 500 } } }
  - { id: SITE, group: spam, score: 0.5, when: { rate: { of: site, window: 30d, gt: 900 } } }
  - { id: AUTHOR, group: spam, score: 1, when: { rate: { of: author, window: 1h, gt: 40 } } }
`;
const COPY = 'Buy cheap followers now, the offer ends tonight and only today';

let pipeline: Pipeline;
const lost: Error[] = [];

beforeAll(async () => {
  pipeline = await createPipeline({ rules: RULES, onFactsLost: (error) => lost.push(error) });
});
afterAll(() => pipeline.close());

type Changes = Parameters<typeof revision>[2] & { address?: string };

async function submit(...items: Parameters<Pipeline['ingest']['submit']>[0][]) {
  const outcomes = await Promise.all(items.map((item) => pipeline.ingest.submit(item)));
  return outcomes.flatMap(({ work }) => work?.id ?? []);
}

const from = (id: string, { address, ...changes }: Changes) => ({
  ...revision(id, 1, changes),
  address: address === undefined ? undefined : new TransientAddress(address),
});
const copies = (name: string, count: number, changes: (n: number) => Changes = () => ({})) =>
  Array.from({ length: count }, (_, n) =>
    from(`${name}-${String(n).padStart(2, '0')}`, { text: `${COPY}, number ${n}`, ...changes(n) }),
  );

/** Facts and rules that hit, by comment, in the order of arrival. */
async function evaluations(name: string) {
  const rows = await pipeline.database.query<{ id: string; facts: string; result: string }>(
    `SELECT d.comment_id AS id, d.facts, d.result FROM decision d JOIN comment c ON (c.site_id, c.id) = (d.site_id, d.comment_id)
     WHERE d.comment_id LIKE $1 ORDER BY c.received_at, c.id`,
    [`${name}-%`],
  );
  return rows.map(({ id, facts, result }) => {
    const { reasons, degraded } = JSON.parse(result) as { reasons: { rule: string }[]; degraded: string[] };
    return { id, facts: JSON.parse(facts) as Facts, rules: reasons.map(({ rule }) => rule).sort(), degraded };
  });
}

const similarOf = ({ facts }: { facts: Facts }) => facts.similar?.['0.8/6/1d'];

describe('64 copies', () => {
  const inOrder = Array.from({ length: 64 }, (_, n) => Math.min(n + 1, 10));

  it('in one list are a wave from the second copy on', async () => {
    await pipeline.runner.run(await submit(...copies('one', 64)), false);
    const found = await evaluations('one');
    expect(found.map((row) => Math.min(10, similarOf(row)?.comments ?? 0))).toEqual(inOrder);
    expect(found.map(({ rules }) => rules.includes('WAVE'))).toEqual(inOrder.map((n) => n > 1));
    expect(found.every(({ degraded }) => degraded.length === 0)).toBe(true);
  });

  it('in four lists that are decided side by side are the same wave', async () => {
    const text = 'Meine Tante verdient jetzt sehr viel Geld zu Hause und Sie koennen das auch';
    const ids = await submit(...copies('four', 64, (n) => ({ text: `${text} ${n}` })));
    const lists = [0, 1, 2, 3].map((list) => ids.filter((_, n) => n % 4 === list));
    await Promise.all(lists.reverse().map((list) => pipeline.runner.run(list, false)));
    const found = await evaluations('four');
    expect(found.map((row) => Math.min(10, similarOf(row)?.comments ?? 0))).toEqual(inOrder);
    expect(found.map(({ rules }) => rules.includes('WAVE'))).toEqual(inOrder.map((n) => n > 1));
  });
});

describe('64 copies with another word in each', () => {
  it('are a wave from the second copy on, in one list', async () => {
    const ids = await submit(
      ...copies('word', 64, (n) => ({
        text: `My dear friend ${'abcdefgh'.charAt(n % 8)}${'stuvwxyz'.charAt(n / 8)}a showed me how to earn a good living at home with two hours of work a day and no boss`,
      })),
    );
    await pipeline.runner.run(ids, false);
    const found = await evaluations('word');
    expect(found.map(({ rules }) => rules.includes('WAVE'))).toEqual(found.map((_, n) => n > 0));
  });
});

describe('near-copies', () => {
  it('are counted by article and author, whatever disguise they wear', async () => {
    const text = 'Nobody tells you that this little trick makes you rich within a week';
    const items = [0, 1, 2, 3].map((n) =>
      from(`across-${n}`, {
        text: n === 2 ? text.replace('little', 'lit\u200btle').toUpperCase() : `${text}${'!'.repeat(n)}`,
        author: { id: `a${n % 2}`, username: `A${n % 2}` },
        article: { url: `https://news.example/${n}` },
      }),
    );
    for (const item of items) {
      await pipeline.runner.run(await submit(item), false);
    }
    const found = await evaluations('across');
    expect(found.map(similarOf)).toEqual([
      { comments: 1, articles: 1, authors: 1 },
      { comments: 2, articles: 2, authors: 2 },
      { comments: 3, articles: 3, authors: 2 },
      { comments: 4, articles: 4, authors: 2 },
    ]);
    expect(found.map(({ rules }) => rules.includes('ACROSS'))).toEqual([false, false, true, true]);
  });

  it('of fewer words than the rule asks for are none', async () => {
    await pipeline.runner.run(
      await submit(from('short-1', { text: 'Thank you' }), from('short-2', { text: 'Thank you' })),
      false,
    );
    const found = await evaluations('short');
    expect(found.map(({ rules, degraded }) => [rules, degraded])).toEqual([
      [[], []],
      [[], []],
    ]);
  });

  it('are none while the first one of the same author below the same article is not decided', async () => {
    const author = { id: 'again', username: 'Again' };
    const text = 'I have sent this comment before and I do not see it on your page';
    const first = await submit(from('again-1', { text, author }));
    await pipeline.runner.run(await submit(from('again-2', { text, author })), false);
    await pipeline.runner.run(first, false);
    await pipeline.runner.run(await submit(from('again-3', { text, author })), false);
    expect((await evaluations('again')).map((row) => similarOf(row)?.comments)).toEqual([1, 1, 3]);
  });

  it('are not an earlier revision of the same comment', async () => {
    const text = 'This comment was corrected a little after it had been sent to the page';
    await pipeline.runner.run(await submit(revision('edited', 1, { text })), false);
    await pipeline.runner.run(await submit(revision('edited', 2, { text: `${text}.` })), false);
    const rows = await pipeline.database.query<{ facts: string }>(
      `SELECT facts FROM decision WHERE comment_id = 'edited'`,
    );
    expect(rows.map(({ facts }) => similarOf({ facts: JSON.parse(facts) as Facts })?.comments)).toEqual([1, 1]);
  });

  it('are forgotten with an author who is erased', async () => {
    const { ErasureRepository } = await import('../../libs/persistence/src/pipeline/erasure.repository.js');
    const author = { id: 'gone', username: 'Gone' };
    await pipeline.runner.run(
      await submit(from('gone-1', { text: `${COPY} and more`, author, address: '192.0.2.9' })),
      false,
    );
    const kept = async () =>
      (
        await pipeline.database.query(
          `SELECT 1 FROM arrival a, json_array_elements(('[' || a.entries || ']')::json) e
           WHERE e ->> 0 = 'gone-1' AND json_array_length(e) > 1`,
        )
      ).length;
    expect(await kept()).toBe(1);
    await submit({ siteId: 'news', eventId: 'erase', bodySha256: '0'.repeat(64), kind: 'erase', authorId: 'gone' });
    expect(await new ErasureRepository(pipeline.db).eraseSome(10)).toBe(1);
    expect(await kept()).toBe(0);
  });
});

describe('rates', () => {
  it('of an address count each comment at or before the one under test, and the address is not stored', async () => {
    const ids = await submit(...copies('ip', 8, (n) => ({ text: `Number ${n}`, address: '203.0.113.77' })));
    await pipeline.runner.run(ids, false);
    const found = await evaluations('ip');
    expect(found.map(({ facts }) => facts.rates?.['ip/1m'])).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(found.map(({ rules }) => rules.includes('ADDRESS'))).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
    const [{ n }] = (await pipeline.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM revision WHERE data LIKE '%203.0.113.77%'`,
    )) as [{ n: number }];
    expect(n).toBe(0);
  });

  it('of a link are those of the link that came most often, whatever its query says', async () => {
    const items = [0, 1, 2, 3, 4].map((n) =>
      from(`link-${n}`, { text: `see http://www.shop.example/x?ref=${n} and https://once.example/${n}` }),
    );
    for (const item of items) {
      await pipeline.runner.run(await submit(item), false);
    }
    const found = await evaluations('link');
    expect(found.map(({ facts }) => facts.rates?.['link/1h'])).toEqual([1, 2, 3, 4, 5]);
    expect(found.map(({ rules }) => rules.includes('LINK'))).toEqual([false, false, false, true, true]);
  });

  it('of articles, the site and busy authors are counted, and what a comment does not have is unknown', async () => {
    const author = { id: 'busy', username: 'Busy' };
    const article = { url: 'https://news.example/busy' };
    await pipeline.runner.run(
      await submit(...copies('busy', 45, (n) => ({ text: `Number ${n}`, author, article }))),
      false,
    );
    const found = await evaluations('busy');
    const counts = (key: string) => found.map(({ facts }) => facts.rates?.[key]);
    expect(counts('author/1h')).toEqual(Array.from({ length: 45 }, (_, n) => n + 1));
    expect(counts('article/1h')).toEqual(Array.from({ length: 45 }, (_, n) => n + 1));
    expect(found.map(({ rules }) => rules.includes('AUTHOR'))).toEqual(Array.from({ length: 45 }, (_, n) => n >= 40));
    expect(new Set(counts('ip/1m'))).toEqual(new Set([undefined]));
    expect(counts('site/30d')[44]).toBeGreaterThan(44);
    expect(found[44]?.degraded).toEqual([]);
  });
});

describe('what cannot be had', () => {
  it('holds up no decision: the facts are unknown and the decision says so', async () => {
    const ids = await submit(...copies('held', 3));
    const { Client } = await import('pg');
    const holder = new Client({ connectionString: pipeline.database.url });
    await holder.connect();
    await holder.query('BEGIN; LOCK TABLE arrival IN ACCESS EXCLUSIVE MODE');
    await pipeline.runner.run(ids, false);
    await holder.query('ROLLBACK');
    await holder.end();
    expect(lost).toHaveLength(1);
    const found = await evaluations('held');
    expect(found.map(({ facts: { similar } }) => similar)).toEqual([{}, {}, {}]);
    expect(found.every(({ degraded, rules }) => degraded.includes('similar') && !rules.includes('WAVE'))).toBe(true);
  });

  it('is what came before a rule asked for it', async () => {
    const ids = await submit(from('before-1', { text: COPY }));
    await pipeline.database.query(`DELETE FROM arrival WHERE entries LIKE '%"before-1"%'`);
    await pipeline.runner.run(ids, false);
    expect((await evaluations('before'))[0]?.degraded).toEqual(['rate.article', 'rate.author', 'rate.site', 'similar']);
  });
});

describe('slices of memory', () => {
  it('are dropped when their youngest row is 31 days old, and made for the days ahead', async () => {
    const slices = async () =>
      (
        await pipeline.database.query<{ name: string }>(
          `SELECT relname AS name FROM pg_class WHERE relname ~ '^arrival_[0-9]{8}$' ORDER BY 1`,
        )
      ).map(({ name }) => name);
    const now = await slices();
    expect(now).toHaveLength(3);
    await pipeline.database.query(`
      CREATE TABLE arrival_20200102 PARTITION OF arrival FOR VALUES FROM ('2020-01-02 00:00+00') TO ('2020-01-06 00:00+00')`);
    await pipeline.db.query('SELECT palaver_keep_memory()');
    expect(await slices()).toEqual(now);
  });
});
