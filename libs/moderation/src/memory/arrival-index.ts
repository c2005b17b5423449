import type { LoggedArrival } from '@palaver/persistence';
import { Ring } from './ring.js';

/** Something is remembered for so long; windows of rules are at most 30 days. */
export const REMEMBERED_MS = 31 * 86_400_000;

export const SKETCH_WORDS = 8;
const BANDS = 4;
/** Lists can be logged by so much later than they began. */
const LATE_MS = 600_000;
/** What a text was found to be when it arrived. */
const UNSIGNED = 0;
const SHORT = 1;
const SIGNED = 2;

const arrivalColumns = (rows: number) => ({
  time: new Float64Array(rows),
  comment: new Float64Array(rows),
  rev: new Float64Array(rows),
  earlierAddress: new Float64Array(rows),
  exact: new Uint32Array(rows),
  author: new Uint32Array(rows),
  article: new Uint32Array(rows),
  sketch: new Uint32Array(rows * SKETCH_WORDS),
  firstEntry: new Uint32Array(rows),
  entries: new Uint8Array(rows),
  state: new Uint8Array(rows),
});
const entryColumns = (rows: number) => ({
  key: new Float64Array(rows),
  arrival: new Uint32Array(rows),
  /** The entry before this one in the same bucket. */
  before: new Uint32Array(rows),
});

/**
 * Arrivals by comment, by the bands of their texts and by what they are counted by. Everything is in typed columns, about
 * 180 bytes for a text with near-copies, which has five entries. When `most` arrivals or four times as many entries are
 * there, the oldest are forgotten for new ones. Numbers of rows end at 2^32: with a million comments a day after two years.
 */
export class ArrivalIndex {
  readonly arrivals: Ring<ReturnType<typeof arrivalColumns>>;
  private readonly entries: Ring<ReturnType<typeof entryColumns>>;
  private heads: Uint32Array;
  /** What arrived since is remembered, milliseconds since 1970. */
  wholeSince = -Infinity;

  /** @param most rounded up to a power of two */
  constructor(most: number) {
    const rows = 2 ** Math.ceil(Math.log2(most));
    this.arrivals = new Ring(arrivalColumns, rows);
    this.entries = new Ring(entryColumns, rows * 4);
    this.heads = new Uint32Array(this.entries.capacity);
  }

  get size(): number {
    return this.arrivals.next - this.arrivals.first;
  }

  /** @param comment its hash within the site */
  add(comment: number, time: number, [, rev, signature, keys, earlierAddress]: LoggedArrival): void {
    const bands = signature?.length === 8 ? BANDS : 0;
    this.makeRoom(time, 1 + bands + keys.length);
    const { arrivals } = this;
    arrivals.add();
    const place = arrivals.place(arrivals.next - 1);
    const { columns } = arrivals;
    columns.time[place] = time;
    columns.comment[place] = comment;
    columns.rev[place] = rev;
    columns.earlierAddress[place] = earlierAddress ?? -1;
    columns.firstEntry[place] = this.entries.next;
    columns.entries[place] = 1 + bands + keys.length;
    columns.state[place] = signature === null ? UNSIGNED : bands > 0 ? SIGNED : SHORT;
    this.enter(comment);
    if (signature?.length === 8) {
      const [first, second, third, fourth, exact, author, article, sketch] = signature;
      columns.exact[place] = exact;
      columns.author[place] = author;
      columns.article[place] = article;
      for (let word = 0; word < SKETCH_WORDS; word += 1) {
        columns.sketch[place * SKETCH_WORDS + word] = Number.parseInt(sketch.slice(word * 8, word * 8 + 8), 16);
      }
      this.enter(first);
      this.enter(second);
      this.enter(third);
      this.enter(fourth);
    }
    for (const key of keys) {
      this.enter(key);
    }
  }

  /** Nobody is compared with this comment any more, and nothing counts it. */
  forget(comment: number): void {
    for (let entry = this.entryOf(comment, this.headOf(comment)); entry > 0;) {
      const place = this.arrivals.place(this.arrivalOf(entry));
      this.arrivals.columns.time[place] = -Infinity;
      this.arrivals.columns.comment[place] = NaN;
      entry = this.entryOf(comment, this.before(entry));
    }
  }

  /** The number of the row for a revision. */
  find(comment: number, rev: number): number | undefined {
    for (let entry = this.entryOf(comment, this.headOf(comment)); entry > 0;) {
      const n = this.arrivalOf(entry);
      if (this.arrivals.columns.rev[this.arrivals.place(n)] === rev) {
        return n;
      }
      entry = this.entryOf(comment, this.before(entry));
    }
    return undefined;
  }

  timeOf(n: number): number {
    return this.arrivals.columns.time[this.arrivals.place(n)] as number;
  }

  /** The entries of its bands, if its text was signed, and then of what it is counted by: from the first to before the end. */
  entriesOf(n: number): { bands: number; keys: number; end: number } {
    const { columns } = this.arrivals;
    const place = this.arrivals.place(n);
    const bands = (columns.firstEntry[place] as number) + 1;
    const keys = columns.state[place] === SIGNED ? bands + BANDS : bands;
    return { bands, keys, end: bands - 1 + (columns.entries[place] as number) };
  }

  /** Whether the text was looked at when it arrived, be it that it had too few words. */
  isSigned(n: number): boolean {
    return this.arrivals.columns.state[this.arrivals.place(n)] !== UNSIGNED;
  }

  /**
   * Visits places of other comments with this key that were logged before row `n`, are in the window, and stand in a
   * bucket from the entry `from` on, newest first.
   */
  walk(key: number, from: number, n: number, windowMs: number, visit: (place: number) => boolean): void {
    const { arrivals, entries } = this;
    const { time, comment } = arrivals.columns;
    const { key: keys, arrival, before } = entries.columns;
    const me = arrivals.place(n);
    const since = (time[me] as number) - windowMs;
    const own = comment[me] as number;
    for (let entry = from; entry >= entries.first;) {
      const slot = entries.place(entry);
      const other = arrival[slot] as number;
      const place = arrivals.place(other);
      const then = time[place] as number;
      if (then < since - LATE_MS && then > -Infinity) {
        return;
      }
      const counts = keys[slot] === key && other < n && then > since && comment[place] !== own;
      if (counts && !visit(place)) {
        return;
      }
      entry = before[slot] as number;
    }
  }

  /** From the entry `from` on, the first of a comment that is not forgotten; 0 when there is none. */
  private entryOf(comment: number, from: number): number {
    const { first, columns } = this.entries;
    let entry = from;
    while (entry >= first) {
      const isIt = columns.key[this.entries.place(entry)] === comment;
      if (isIt && this.arrivals.columns.comment[this.arrivals.place(this.arrivalOf(entry))] === comment) {
        return entry;
      }
      entry = this.before(entry);
    }
    return 0;
  }

  private arrivalOf(entry: number): number {
    return this.entries.columns.arrival[this.entries.place(entry)] as number;
  }

  /** The entry before this one in its bucket. */
  before(entry: number): number {
    return this.entries.columns.before[this.entries.place(entry)] as number;
  }

  keyOf(entry: number): number {
    return this.entries.columns.key[this.entries.place(entry)] as number;
  }

  private enter(key: number): void {
    const { entries } = this;
    if (entries.add()) {
      this.link();
    }
    const entry = entries.next - 1;
    const slot = entries.place(entry);
    entries.columns.key[slot] = key;
    entries.columns.arrival[slot] = this.arrivals.next - 1;
    this.linkOne(entry);
  }

  headOf(key: number): number {
    return this.heads[this.bucketOf(key)] as number;
  }

  private bucketOf(key: number): number {
    return ((key >>> 3) ^ (key / 2 ** 35)) & (this.heads.length - 1);
  }

  private linkOne(entry: number): void {
    const slot = this.entries.place(entry);
    const bucket = this.bucketOf(this.entries.columns.key[slot] as number);
    this.entries.columns.before[slot] = this.heads[bucket] as number;
    this.heads[bucket] = entry;
  }

  private link(): void {
    const { entries } = this;
    this.heads = new Uint32Array(entries.capacity);
    for (let entry = entries.first; entry < entries.next - 1; entry += 1) {
      this.linkOne(entry);
    }
  }

  private makeRoom(time: number, needed: number): void {
    const { arrivals, entries } = this;
    while (arrivals.first < arrivals.next) {
      const place = arrivals.place(arrivals.first);
      const oldest = arrivals.columns.time[place] as number;
      if (oldest >= time - REMEMBERED_MS && !arrivals.isFull && entries.fits(needed)) {
        return;
      }
      arrivals.first += 1;
      entries.first += arrivals.columns.entries[place] as number;
      this.wholeSince = Math.max(this.wholeSince, oldest);
    }
  }
}
