import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type { Columns } from './csv-columns.js';

/** Pages as one stream, a page at a time and only as fast as it is read: an export of any size takes the same memory. */
export function writeLines<Line>(
  pages: AsyncIterable<readonly Line[]>,
  format: 'ndjson' | 'csv',
  columns: Columns<Line>,
): Readable {
  return Readable.from(format === 'csv' ? csv(pages, columns) : ndjson(pages), { objectMode: false });
}

async function* ndjson<Line>(pages: AsyncIterable<readonly Line[]>): AsyncGenerator<Buffer> {
  for await (const page of pages) {
    if (page.length > 0) {
      yield Buffer.from(page.map((line) => `${JSON.stringify(line)}\n`).join(''));
    }
  }
}

async function* csv<Line>(pages: AsyncIterable<readonly Line[]>, columns: Columns<Line>): AsyncGenerator<Buffer> {
  yield rowsOf([columns.map(([name]) => name)]);
  for await (const page of pages) {
    if (page.length > 0) {
      yield rowsOf(page.map((line) => columns.map(([, value]) => value(line))));
    }
  }
}

/** RFC 4180. Whatever a spreadsheet would take for a formula begins with an apostrophe. */
export function rowsOf(records: unknown[][]): Buffer {
  return Buffer.from(
    stringify(records, {
      quoted: true,
      record_delimiter: 'windows',
      escape_formulas: true,
      cast: { string: (value) => (value.startsWith('\n') ? `'${value}` : value), boolean: String },
    }),
  );
}
