import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';

/** Longest line that is kept; a longer one is given as `tooLong`, without its text, and the next line is read as usual. */
export const MAX_LINE_LENGTH = 4_000_000;

export interface Line {
  number: number;
  text: string;
  tooLong: boolean;
}

/**
 * Lines of a stream, ended by LF. `readline` will not do: it also splits at U+2028, which JSON may hold inside strings.
 * Blank lines are counted and left out. Yields the lines of each chunk together: awaiting every line would cost more
 * than reading it.
 */
export async function* ndjsonLines(input: Readable): AsyncGenerator<Line[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let number = 0;
  let tooLong = false;
  const finish = (text: string): Line => {
    const line = { number: ++number, text: tooLong ? '' : text, tooLong: tooLong || text.length > MAX_LINE_LENGTH };
    tooLong = false;
    return line;
  };
  for await (const chunk of input as AsyncIterable<Buffer | string>) {
    const piece = typeof chunk === 'string' ? chunk : decoder.write(chunk);
    const lines: Line[] = [];
    let from = 0;
    for (let end = piece.indexOf('\n'); end !== -1; end = piece.indexOf('\n', from)) {
      const line = finish(rest + piece.slice(from, end));
      rest = '';
      from = end + 1;
      if (line.tooLong || line.text.trim() !== '') {
        lines.push(line);
      }
    }
    if (lines.length > 0) {
      yield lines;
    }
    rest += piece.slice(from);
    if (rest.length > MAX_LINE_LENGTH) {
      tooLong = true;
      rest = '';
    }
  }
  rest += decoder.end();
  if (tooLong || rest.trim() !== '') {
    yield [finish(rest)];
  }
}
