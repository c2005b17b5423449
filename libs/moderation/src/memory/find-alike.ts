import { type ArrivalIndex, SKETCH_WORDS } from './arrival-index.js';

/** A text that shares a band with the one under test. */
export interface Alike {
  /** Bits in which the sketches differ. */
  differing: number;
  ageMs: number;
  comment: number;
  /** Hashes, where they are not those of the comment under test. */
  article: number | null;
  author: number | null;
  /** The same text by the same author below the same article. */
  isSentAgain: boolean;
}

export interface AlikeAsked {
  windowMs: number;
  /** Looked at in each band, the newest. */
  most: number;
  /** Bits in which sketches may differ. */
  differing: number;
}

/** Texts of other comments that were logged before row `n`, share a band with it and differ little enough. */
export function findAlike(index: ArrivalIndex, n: number, { windowMs, most, differing }: AlikeAsked): Alike[] {
  const { columns } = index.arrivals;
  const me = index.arrivals.place(n);
  const { bands, keys } = index.entriesOf(n);
  const found: Alike[] = [];
  for (let entry = bands; entry < keys; entry += 1) {
    let looked = 0;
    index.walk(index.keyOf(entry), index.before(entry), n, windowMs, (other) => {
      const bits = differingBits(columns.sketch, me, other);
      if (bits <= differing) {
        const article = columns.article[other] as number;
        const author = columns.author[other] as number;
        const sameArticle = article === columns.article[me];
        const sameAuthor = author === columns.author[me];
        found.push({
          differing: bits,
          ageMs: (columns.time[me] as number) - (columns.time[other] as number),
          comment: columns.comment[other] as number,
          article: sameArticle ? null : article,
          author: sameAuthor ? null : author,
          isSentAgain: sameArticle && sameAuthor && columns.exact[other] === columns.exact[me],
        });
      }
      looked += 1;
      return looked < most;
    });
  }
  return found;
}

function differingBits(sketch: Uint32Array, one: number, other: number): number {
  let bits = 0;
  for (let word = 0; word < SKETCH_WORDS; word += 1) {
    bits += ones((sketch[one * SKETCH_WORDS + word] as number) ^ (sketch[other * SKETCH_WORDS + word] as number));
  }
  return bits;
}

/** How many of 32 bits are set (Warren, Hacker's Delight, 5-1). */
function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
