import { describe, expect, it } from '@jest/globals';
import { checkLines } from './check-lines.js';

const NOW = Date.parse('2026-02-01T12:00:00Z');
const LINE = {
  id: 'c1',
  article: { url: 'https://news.example/a' },
  author: { username: 'ann' },
  text: 'Well said.',
  createdAt: '2026-01-31T12:00:00Z',
  decision: { action: 'approve' },
};

const check = (body: string | Buffer, from = 1) => checkLines(Buffer.from(body), { from, stopOnError: false }, NOW);
const one = (changes: object) => check(JSON.stringify({ ...LINE, ...changes }));

describe('a line', () => {
  it('was decided when it was edited last or written, where nobody knows better', () => {
    expect(one({}).items).toMatchObject([{ line: 1, rev: 1, decision: { decidedAt: LINE.createdAt } }]);
    const updatedAt = '2026-01-31T13:00:00Z';
    expect(one({ updatedAt }).items).toMatchObject([{ decision: { decidedAt: updatedAt } }]);
    const decision = {
      action: 'reject',
      decidedAt: '2026-01-31T14:00:00+01:00',
      reasonCode: 'spam',
      note: 'n',
      by: 'b',
    };
    expect(one({ updatedAt, decision }).items).toMatchObject([{ decision }]);
  });

  it.each<[string, object, string[]]>([
    ['no time', { createdAt: undefined }, ['/createdAt']],
    ['a time without offset', { createdAt: '2026-01-31T12:00:00' }, ['/createdAt']],
    ['seconds since 1970 for a time', { createdAt: 1769860800 }, ['/createdAt']],
    ['a time to come', { createdAt: '2026-02-01T12:06:00Z' }, ['/createdAt']],
    ['a time that is none', { createdAt: '1970-01-01T00:00:00Z' }, ['/createdAt']],
    ['an edit to come', { updatedAt: '2027-01-01T00:00:00Z' }, ['/updatedAt']],
    [
      'a decision to come',
      { decision: { action: 'approve', decidedAt: '2027-01-01T00:00:00Z' } },
      ['/decision/decidedAt'],
    ],
    [
      'an account of the year 1',
      { author: { username: 'a', createdAt: '0001-01-01T00:00:00Z' } },
      ['/author/createdAt'],
    ],
    ['no decision', { decision: undefined }, ['/decision']],
    ['a decision that is a word', { decision: 'approve' }, ['/decision']],
    ['an action nobody knows', { decision: { action: 'hide' } }, ['/decision/action']],
    ['a reason nobody knows', { decision: { action: 'reject', reasonCode: 'rude' } }, ['/decision/reasonCode']],
    ['a key nobody knows', { decision: { action: 'reject', reason: 'spam' } }, ['/decision/reason']],
    ['several faults', { text: '', author: {} }, ['/author/username', '/text']],
  ])('with %s is refused by field', (_name, changes, pointers) => {
    const { items, refused, problems } = one(changes);
    expect({ items, refused }).toEqual({ items: [], refused: [1] });
    expect(problems[0]?.errors?.map(({ pointer }) => pointer)).toEqual(pointers);
  });

  it('a few minutes ahead is a matter of clocks', () => {
    expect(one({ createdAt: '2026-02-01T12:04:00Z' }).refused).toEqual([]);
  });

  it('says the same in another order of its keys, and something else with another decision', () => {
    const turned = JSON.stringify(Object.fromEntries(Object.entries(LINE).reverse()));
    const hashes = (body: string) => check(body).items.map(({ sha256 }) => sha256);
    expect(hashes(turned)).toEqual(hashes(JSON.stringify(LINE)));
    expect(hashes(JSON.stringify({ ...LINE, decision: { action: 'reject' } }))).not.toEqual(hashes(turned));
    const meta = (order: object) => hashes(JSON.stringify({ ...LINE, meta: order }));
    expect(meta({ a: 1, b: 2 })).toEqual(meta({ b: 2, a: 1 }));
  });

  it('is stored without what must not be, and marked where characters had to be replaced', () => {
    const [item] = one({
      text: 'bad \u0000',
      author: { username: 'ann', email: 'a@b.example', ip: '192.0.2.1' },
    }).items;
    expect(item?.data).toEqual({
      article: LINE.article,
      author: { username: 'ann' },
      text: 'bad \ufffd',
      createdAt: LINE.createdAt,
      textRepaired: true,
    });
  });
});

describe('a body of lines', () => {
  it('is numbered from where it begins, blank lines included', () => {
    const body = `${JSON.stringify(LINE)}\n\r\n \n{\n${JSON.stringify(LINE)}`;
    const { items, refused, end } = check(body, 11);
    expect({ lines: items.map(({ line }) => line), refused, end }).toEqual({ lines: [11, 15], refused: [14], end: 16 });
  });

  it.each<[string, string | Buffer, string]>([
    ['a byte that is not UTF-8', Buffer.from([0xff]), 'The line is not valid UTF-8'],
    ['a key twice', '{"id":"a","id":"b"}', 'An object in the line holds the same key twice'],
    ['more than a line may hold', 'x'.repeat(1024 * 1024 + 1), 'longer than 1048576 bytes'],
  ])('with %s says so of the line', (_name, body, said) => {
    expect(check(body).problems).toMatchObject([{ line: 1, detail: expect.stringContaining(said) }]);
  });

  it.each([
    ['', '0'],
    ['\n'.repeat(1001), '1001'],
  ])('of no line, or of too many, is refused as a whole', (body, count) => {
    expect(() => check(body)).toThrow(`this body holds ${count}`);
  });
});
