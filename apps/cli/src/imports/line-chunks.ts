import type { Readable } from 'node:stream';
import { ChunkPile, KEPT_BYTES, type LineChunk } from './chunk-pile.js';

const LINE_FEED = 0x0a;
const NOTHING = Buffer.alloc(0);

/**
 * The lines of a stream from number `first` on, in pieces for one request each. They stay bytes, so that what is not
 * UTF-8 is refused where it is read and not repaired here unseen.
 */
export async function* lineChunks(input: Readable, first: number): AsyncGenerator<LineChunk> {
  const pile = new ChunkPile(first);
  let rest: Buffer = NOTHING;
  for await (const piece of input as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = piece.indexOf(LINE_FEED); end >= 0; end = piece.indexOf(LINE_FEED, start)) {
      pile.add(joined(rest, piece.subarray(start, end)));
      rest = NOTHING;
      start = end + 1;
      if (pile.full) {
        yield* pile.take();
      }
    }
    rest = joined(rest, piece.subarray(start));
  }
  if (rest.length > 0) {
    pile.add(rest);
  }
  yield* pile.take();
}

function joined(rest: Buffer, more: Buffer): Buffer {
  if (rest.length === 0 || rest.length >= KEPT_BYTES) {
    return rest.length === 0 ? more : rest;
  }
  return Buffer.concat([rest, more]);
}
