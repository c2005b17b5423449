import type { Glyphs } from './glyph-writer.js';
import { HitCollector } from './hit-collector.js';
import { viewBit } from './patch.js';
import { type Entry, type PatternTable, riskyBits, spellTerms } from './pattern.js';
import type { Readings } from './readings.js';
import { forEachStrip, type Strip, StripWriter } from './strip.js';
import type { Matcher, TermHit, TermSpec, TextViews } from './types.js';
import { type Report, runFiltered, runWithEdges, type Table, tabulate } from './table-search.js';
import { createViews, ReadableText } from './views.js';
import { findStarred } from './wildcard.js';

/** From this many letters on one doubled letter too many is a disguise; shorter words turn into others (god, good). */
const minOneDoubled = 6;

/** The patterns that may stand inside words. */
function innerTable({ texts, entries }: PatternTable): Table {
  const inner = entries.map((uses) => uses.filter((entry) => entry.match !== 'word'));
  const isUsed = (_: unknown, id: number): boolean => (inner[id]?.length ?? 0) > 0;
  return tabulate({ texts: texts.filter(isUsed), entries: inner.filter(isUsed) });
}

/** Whether the text's runs are those of the term or longer, and longer in a way that is no ordinary spelling. */
function isStretched(entry: Entry, strip: Strip, start: number): boolean {
  let surplus = 0;
  let longest = 0;
  const { runs = [] } = entry;
  for (let i = 0; i < runs.length; i += 1) {
    const more = (strip.runs?.[start + i] ?? 1) - (runs[i] ?? 1);
    if (more < 0 && runs.length < minOneDoubled) {
      return false;
    }
    surplus += Math.max(0, more);
    longest = Math.max(longest, more);
  }
  return surplus > 1 || longest > 1 || (surplus === 1 && runs.length >= minOneDoubled);
}

function wholeOf({ codes, length }: Glyphs): Strip {
  return { codes, length, at: undefined, until: undefined, needs: undefined, runs: undefined, starred: false };
}

class CompiledMatcher implements Matcher {
  readonly bytes: number;
  private readonly plain: Table;
  private readonly squeezed: Table;
  private readonly inner: Table;
  private readonly reach: number;
  private readonly risky: boolean;
  private readonly writer = new StripWriter();
  /** What is searched, and where finds go: set while `find` runs. */
  private strip: Strip = { codes: new Uint16Array(0), length: 0 };
  private hits: HitCollector | undefined;

  constructor(
    readonly termCount: number,
    terms: readonly TermSpec[],
  ) {
    const spelled = spellTerms(terms);
    this.plain = tabulate(spelled.plain);
    this.squeezed = tabulate(spelled.squeezed);
    this.inner = innerTable(spelled.plain);
    this.bytes = this.inner.bytes + this.plain.bytes + this.squeezed.bytes;
    this.reach = Math.max(0, ...this.plain.texts.map((text) => text.split(' ').length - 1));
    this.risky = terms.some((spec) => spec.views.some((name) => (viewBit[name] & riskyBits) !== 0));
  }

  find(views: TextViews): TermHit[] {
    const readable = views instanceof ReadableText ? views : (createViews(views.text) as ReadableText);
    const readings = readable.readings();
    const hits = new HitCollector(readable.text, readings);
    this.hits = hits;
    this.findWritten(readings);
    if (this.risky) {
      this.findDisguised(readings, hits);
    }
    this.hits = undefined;
    return hits.hits;
  }

  private readonly offerPlain: Report = (id, start, end) => {
    this.hits?.offer(this.plain.entries[id] as Entry[], this.strip, start, end, 0);
  };

  private readonly offerInner: Report = (id, start, end) => {
    this.hits?.offer(this.inner.entries[id] as Entry[], this.strip, start, end, 0);
  };

  private readonly offerSqueezed: Report = (id, start, end) => {
    const { strip } = this;
    const fitting = (this.squeezed.entries[id] as Entry[]).filter((entry) => isStretched(entry, strip, start));
    this.hits?.offer(fitting, strip, start, end, 0);
  };

  private readonly searchPlain = (strip: Strip): void => {
    this.strip = strip;
    runFiltered(this.plain, strip, this.offerPlain);
  };

  private readonly searchSqueezed = (strip: Strip): void => {
    this.strip = strip;
    runFiltered(this.squeezed, strip, this.offerSqueezed);
  };

  private findWritten({ glyphs }: Readings): void {
    const strip = wholeOf(glyphs);
    if (glyphs.starts !== undefined) {
      this.searchPlain(strip);
      return;
    }
    this.strip = strip;
    runWithEdges(this.inner, this.plain, strip, this.offerInner, this.offerPlain);
  }

  private findDisguised(readings: Readings, hits: HitCollector): void {
    const { glyphs, plain, squeezed, starred } = readings;
    for (const list of plain) {
      forEachStrip(this.writer, glyphs, list, this.reach, false, this.searchPlain);
    }
    for (const list of squeezed) {
      forEachStrip(this.writer, glyphs, list, this.reach, true, this.searchSqueezed);
    }
    if (starred.length > 0) {
      findStarred(this.plain, readings, this.reach, hits);
    }
  }
}

/**
 * Compiles terms once; `find` lists every place of every term with its span in the original text.
 * `starts` and `ends` tie a term to the start and end of the text, `exact` to both; white space around is ignored.
 */
export function compileMatcher(terms: readonly TermSpec[]): Matcher {
  return new CompiledMatcher(terms.length, terms);
}
