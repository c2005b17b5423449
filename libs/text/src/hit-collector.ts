import { originalSpan } from './base-view.js';
import { isBlank, isStar, isWordAt } from './character.js';
import { riskiestView, viewBit } from './patch.js';
import type { Entry } from './pattern.js';
import type { Readings } from './readings.js';
import type { Strip } from './strip.js';
import type { Span, TermHit } from './types.js';

/** Hostile texts could hit without end; nobody reads more. */
const maxHits = 1_000;

/** Whether the unit belongs to a word, of which stars may be a part. */
function isInner(strip: Strip, at: number): boolean {
  return isWordAt(strip.codes, at, strip.length) || (strip.starred === true && isStar(strip.codes[at] ?? 0));
}

/** Judges what the automata found: edges, views, case; keeps each place once per term, in the least risky view. */
export class HitCollector {
  readonly hits: TermHit[] = [];
  private spansOf?: Map<number, Span[]>;

  constructor(
    private readonly text: string,
    private readonly readings: Readings,
  ) {}

  get full(): boolean {
    return this.hits.length >= maxHits;
  }

  /** A pattern stands in strip units [start, end). `extra` holds bits that the way of finding needed. */
  offer(entries: readonly Entry[], strip: Strip, start: number, end: number, extra: number): void {
    // Asked once for all terms of a place: which of them are kept must not depend on the order of the rules.
    if (this.full) {
      return;
    }
    let needs: number = viewBit.base | extra;
    if (strip.needs !== undefined) {
      for (let i = start; i < end; i += 1) {
        needs |= strip.needs[i] ?? 0;
      }
      if (needs === viewBit.base) {
        return;
      }
    }
    for (const entry of entries) {
      const bits = needs | entry.adds;
      const wanted = bits === viewBit.base ? viewBit.base : bits & ~viewBit.base;
      const allowed = (entry.views & wanted) === wanted && (entry.requires === 0 || (bits & entry.requires) !== 0);
      if (allowed) {
        this.keep(entry, strip, start, end, bits);
      }
    }
  }

  private keep(entry: Entry, strip: Strip, start: number, end: number, bits: number): void {
    if (entry.match === 'word' && !(this.isEdge(strip, start) && this.isEdge(strip, end))) {
      return;
    }
    // What was written upside down is read from its end, so either side can come first.
    const first = Math.min(strip.at?.[start] ?? start, strip.at?.[end - 1] ?? start);
    const last = Math.max(strip.until?.[end - 1] ?? end, strip.until?.[start] ?? end);
    const span = originalSpan(this.readings.glyphs, first, last);
    if (!this.standsRight(entry, span)) {
      return;
    }
    this.spansOf ??= new Map();
    const known = this.spansOf.get(entry.term) ?? [];
    for (let i = known.length - 1; i >= 0; i -= 1) {
      const other = known[i];
      if (other !== undefined && other.start < span.end && span.start < other.end) {
        return;
      }
    }
    known.push(span);
    this.spansOf.set(entry.term, known);
    this.hits.push({ term: entry.term, view: riskiestView(bits), span });
  }

  /** No word goes on across this place; a blank that prints nothing but takes room counts as the end of a word. */
  private isEdge(strip: Strip, index: number): boolean {
    if (!isInner(strip, index - 1) || !isInner(strip, index)) {
      return true;
    }
    const { starts, ends } = this.readings.glyphs;
    if (starts === undefined || ends === undefined) {
      return false;
    }
    const before = ends[(strip.until?.[index - 1] ?? index) - 1] ?? 0;
    const after = starts[strip.at?.[index] ?? index] ?? 0;
    return after > before && isBlank(this.text.slice(before, after));
  }

  private standsRight(entry: Entry, span: Span): boolean {
    const { match, exactCase } = entry;
    if (exactCase === undefined && (match === 'word' || match === 'anywhere')) {
      return true;
    }
    const atStart = match !== 'starts' && match !== 'exact' ? true : this.text.slice(0, span.start).trim() === '';
    const atEnd = match !== 'ends' && match !== 'exact' ? true : this.text.slice(span.end).trim() === '';
    if (!atStart || !atEnd) {
      return false;
    }
    const written = this.text.slice(span.start, span.end);
    return exactCase === undefined || written.normalize('NFKC').replace(/\s+/g, ' ') === exactCase;
  }
}
