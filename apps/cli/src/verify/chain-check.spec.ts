import { describe, expect, it } from '@jest/globals';
import type { WalkedRow } from '@palaver/persistence';
import { ChainCheck } from './chain-check.js';

const row = (pos: number, change: Partial<WalkedRow> = {}): WalkedRow => ({
  seq: String(pos),
  pos,
  actor: 'cli',
  action: 'key.create',
  at: new Date(0),
  prevHash: pos === 1 ? null : `h${pos - 1}`,
  hash: `h${pos}`,
  computed: `h${pos}`,
  contentFits: true,
  content: {},
  ...change,
});
const digest = (pos: number, since: string, upto: string) =>
  row(pos, { action: 'decisions.digest', content: { since, upto, decisions: 2, sha256: 'd' } });

async function problemOf(rows: WalkedRow[], stored = { decisions: 2, sha256: 'd' }): Promise<string | undefined> {
  const check = new ChainCheck(() => Promise.resolve(stored));
  for (const each of rows) {
    const problem = await check.problem(each);
    if (problem !== undefined) {
      return `${each.pos}: ${problem}`;
    }
  }
  return undefined;
}

describe('a chain', () => {
  it('is sound when every row follows the one before', async () => {
    expect(await problemOf([row(1), row(2), row(3, { content: null, contentFits: null })])).toBeUndefined();
    expect(await problemOf([digest(1, '0', '7'), row(2), digest(3, '7', '9')])).toBeUndefined();
  });

  it.each<[string, WalkedRow[], string]>([
    ['its beginning is missing', [row(2)], '2: the row in place 1 before it is missing'],
    ['a row is missing', [row(1), row(3)], '3: the row in place 2 before it is missing'],
    ['a row stands twice', [row(1), row(1)], '1: its place 1 is taken twice'],
    ['a row was changed', [row(1), row(2, { computed: 'x' })], '2: it was changed'],
    ['a row was changed and hashed again', [row(1, { hash: 'x', computed: 'x' }), row(2)], '2: it does not follow'],
    ['the first row follows another', [row(1, { prevHash: 'x' })], '1: it does not follow'],
    ['content was changed', [row(1, { contentFits: false })], '1: its content was changed'],
    [
      'decisions are in no digest',
      [digest(1, '0', '7'), digest(2, '8', '9')],
      '2: automatic decisions of the transactions 7 to 8',
    ],
  ])('is broken when %s', async (_what, rows, expected) => {
    expect(await problemOf(rows)).toContain(expected);
  });

  it('is broken when decisions are not those it tells of', async () => {
    const rows = [digest(1, '0', '7')];
    expect(await problemOf(rows, { decisions: 1, sha256: 'x' })).toContain('tells of 2 automatic decisions, and 1 are');
    expect(await problemOf(rows, { decisions: 2, sha256: 'x' })).toContain('one of the automatic decisions');
  });
});
