import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { MAX_IMPORT_LINE_BYTES, MAX_IMPORT_LINES } from '@palaver/contracts';
import { lineChunks } from './line-chunks.js';

async function chunks(pieces: (string | Buffer)[], first = 1): Promise<[number, string][]> {
  const found: [number, string][] = [];
  for await (const { from, body } of lineChunks(Readable.from(pieces.map((piece) => Buffer.from(piece))), first)) {
    found.push([from, body.toString('latin1')]);
  }
  return found;
}

describe('lines in chunks', () => {
  it.each<[string, (string | Buffer)[], number, [number, string][]]>([
    ['lines split anywhere', ['a', 'a\nb', 'b\n', '\n', 'cc'], 1, [[1, 'aa\nbb\n\ncc\n']]],
    ['a last line with its end', ['a\nb\n'], 1, [[1, 'a\nb\n']]],
    ['lines from a number on', ['a\nb\nc\n'], 3, [[3, 'c\n']]],
    ['a number past the end', ['a\nb\n'], 4, []],
    ['nothing', [], 1, []],
    ['a byte order mark at the beginning', ['\ufeffa\n'], 1, [[1, 'a\n']]],
    ['what is not UTF-8', [Buffer.from([0xff, 0x0a])], 1, [[1, '\u00ff\n']]],
  ])('hold %s', async (_name, pieces, first, expected) => {
    expect(await chunks(pieces, first)).toEqual(expected);
  });

  it('hold no more lines than a request may', async () => {
    const found = await chunks(['x\n'.repeat(2 * MAX_IMPORT_LINES + 1)]);
    expect(found.map(([from, body]) => [from, body.length / 2])).toEqual([
      [1, MAX_IMPORT_LINES],
      [MAX_IMPORT_LINES + 1, MAX_IMPORT_LINES],
      [2 * MAX_IMPORT_LINES + 1, 1],
    ]);
  });

  it('keep of a line without end so much as has it refused, and the lines round it whole', async () => {
    const piece = 'y'.repeat(300_000);
    const [[, body] = [0, '']] = await chunks(['a\n', ...Array.from({ length: 20 }, () => piece), '\nb\n']);
    expect(body.split('\n').map((line) => line.length)).toEqual([1, MAX_IMPORT_LINE_BYTES + 1, 1, 0]);
  });

  it('hold no more bytes than a request may', async () => {
    const found = await chunks([`${'z'.repeat(MAX_IMPORT_LINE_BYTES)}\n`.repeat(9)]);
    expect(found.map(([from]) => from)).toEqual([1, 5, 9]);
  });
});
