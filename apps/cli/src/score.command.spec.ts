import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { MAX_LINE_LENGTH } from './ndjson-lines.js';
import { score } from './score.command.js';

interface ScoredLine {
  id?: string;
  action?: string;
  line?: number;
  error?: string;
  reasons?: unknown[];
  skipped?: unknown[];
  ruleSet?: { id: string };
}

async function run(chunks: Iterable<string | Buffer>, rules = 'newsroom') {
  const output = new PassThrough();
  const errors = new PassThrough();
  const printed = output.toArray();
  const code = await score({ rules, input: Readable.from(chunks), output, errors });
  output.end();
  errors.end();
  const text = Buffer.concat((await printed) as Buffer[]).toString('utf8');
  const lines = text.split('\n').filter((line) => line !== '');
  return { code, lines: lines.map((line) => JSON.parse(line) as ScoredLine), errors: String(errors.read() ?? '') };
}

describe('palaver score', () => {
  test('answers one line per comment, in order', async () => {
    const ids = Array.from({ length: 500 }, (_, index) => `c${index}`);
    const { code, lines } = await run(ids.map((id) => `${JSON.stringify({ id, text: 'fine', author: null })}\n`));
    expect(code).toBe(0);
    expect(lines.map(({ id }) => id)).toEqual(ids);
    expect(lines[0]?.skipped).toContainEqual({ rule: 'DOWNVOTED_NET', missing: ['votes.net'] });
    expect(lines[0]).toMatchObject({ action: 'approve', reasons: [], ruleSet: { id: 'newsroom' } });
  });

  test('a bad line is answered in its place and nothing else is lost', async () => {
    const { code, lines, errors } = await run([
      '{"id":"a","text":"x"}\nnot json\n\n{"id":"b"}\n',
      '{"id":"c","text":"y","votes":{"up":1,"down":2}}',
    ]);
    expect(code).toBe(1);
    expect(lines.map(({ id, line }) => id ?? line)).toEqual(['a', 2, 4, 'c']);
    expect(lines[2]?.error).toContain('text');
    expect(errors).toContain('2 lines');
  });

  test('characters cut in two by the pipe and line separators inside strings stay whole', async () => {
    const bytes = Buffer.from(`${JSON.stringify({ id: 'ä👍', text: 'one' }).replace('one', 'one\u2028two')}\r\n`);
    const { code, lines } = await run(Array.from(bytes, (byte) => Buffer.from([byte])));
    expect([code, lines.map(({ id }) => id)]).toEqual([0, ['ä👍']]);
  });

  test('a line without end is refused without being kept', async () => {
    const chunk = 'x'.repeat(1_000_000);
    const { lines } = await run([
      ...Array.from({ length: MAX_LINE_LENGTH / chunk.length + 2 }, () => chunk),
      '\n{"id":"b","text":"y"}\n',
    ]);
    expect(lines.map(({ id, line }) => id ?? line)).toEqual([1, 'b']);
  });

  test('reading waits for a slow reader', async () => {
    let made = 0;
    const input = Readable.from(
      (function* () {
        for (; made < 200; made++) {
          yield `${JSON.stringify({ id: String(made), text: 'word '.repeat(20) })}\n`.repeat(20);
        }
      })(),
    );
    let aheadAtMost = 0;
    let written = 0;
    const output = new Writable({
      highWaterMark: 1,
      write(chunk: Buffer, _, done) {
        written += chunk.toString().split('\n').length - 1;
        aheadAtMost = Math.max(aheadAtMost, made * 20 - written);
        setImmediate(done);
      },
    });
    await score({ rules: 'core', input, output, errors: new PassThrough() });
    expect(aheadAtMost).toBeLessThan(20 * 40);
  });

  test('an unknown pack is told in one sentence', async () => {
    const { code, lines, errors } = await run([], 'nothing');
    expect([code, lines]).toEqual([1, []]);
    expect(errors).toMatch(/^nothing is neither a file nor a bundled pack \(abuse-de, .*\)\n$/);
  });
});
