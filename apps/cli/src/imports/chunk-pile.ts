import { MAX_IMPORT_LINE_BYTES, MAX_IMPORT_LINES } from '@palaver/contracts';

const CHUNK_BYTES = 4 * 1024 * 1024;
const BYTE_ORDER_MARK = Buffer.from('\ufeff');
const LINE_END = Buffer.from('\n');

/** Enough of a line: one that is longer is refused for its length, so that no more of it is kept. */
export const KEPT_BYTES = MAX_IMPORT_LINE_BYTES + 1;

/** Lines in a row, as one request takes them. */
export interface LineChunk {
  /** The number of the first line. */
  from: number;
  body: Buffer;
}

/** Gathers lines from number `first` on for one request after the other. */
export class ChunkPile {
  private next = 1;
  private lines: Buffer[] = [];
  private bytes = 0;

  constructor(private readonly first: number) {}

  get full(): boolean {
    return this.lines.length >= MAX_IMPORT_LINES || this.bytes >= CHUNK_BYTES;
  }

  add(bytes: Buffer): void {
    const number = this.next++;
    if (number >= this.first) {
      const marked = number === 1 && bytes.indexOf(BYTE_ORDER_MARK) === 0;
      const line = bytes.subarray(marked ? BYTE_ORDER_MARK.length : 0, KEPT_BYTES);
      this.lines.push(line);
      this.bytes += line.length;
    }
  }

  *take(): Generator<LineChunk> {
    if (this.lines.length > 0) {
      const body = Buffer.concat(this.lines.flatMap((line) => [line, LINE_END]));
      yield { from: this.next - this.lines.length, body };
    }
    this.lines = [];
    this.bytes = 0;
  }
}
