import { expect, it } from '@jest/globals';
import type { IngestItem } from './ingest-item.js';
import { rowOf, textOf } from './ingest-row.js';

it('a comment goes as its row and, apart from it, the text it is stored as', () => {
  const head = { siteId: 's"', eventId: 'e\\', bodySha256: 'aa', commentId: 'c' };
  const data = { text: '"}', author: { username: 'ann' }, article: { id: 'a', url: 'https://n.example/' } };
  const items: IngestItem[] = [
    { ...head, kind: 'create', rev: 1, data, dataJson: '{"text":"\\"}"}', delaySeconds: 0 },
    { ...head, kind: 'delete', rev: 2 },
    { ...head, eventId: 'c:c:3', kind: 'update', rev: 3, data, dataJson: '{}', delaySeconds: 0 },
  ];
  const row = { site: 's"', event: 'e\\', sha: 'aa', comment: 'c' };
  expect(JSON.parse(JSON.stringify(items.map(rowOf)))).toEqual([
    {
      ...row,
      n: 0,
      kind: 'create',
      rev: 1,
      author: 'name:ann',
      author_data: data.author,
      article: 'id:a',
      article_data: data.article,
      delay: 0,
    },
    { ...row, n: 1, kind: 'delete', rev: 2 },
    expect.objectContaining({ n: 2, event: 'c:c:3', rev: 3, plain: true }),
  ]);
  expect(items.map(textOf)).toEqual(['{"text":"\\"}"}', undefined, '{}']);
});
