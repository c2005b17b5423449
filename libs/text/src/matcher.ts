import { HitCollector } from './hit-collector.js';
import { viewBit } from './patch.js';
import { type Entry, type PatternTable, riskyBits, spellTerms } from './pattern.js';
import type { Readings } from './readings.js';
import { forEachStrip, type Strip, StripWriter } from './strip.js';
import type { Matcher, TermHit, TermSpec, TextViews } from './types.js';
import { type Report, runFiltered, runFromEdges, type Table, tabulate } from './table-search.js';
import { createViews, ReadableText } from './views.js';
import { findStarred } from './wildcard.js';

/** From this many letters on one doubled letter too many is a disguise; shorter words turn into others (god, good). */
const minOneDoubled = 6;

/** The patterns that may stand inside words, or undefined when there are none. */
function innerTable({ texts, entries }: PatternTable): Table | undefined {
  const inner = entries.map((uses) => uses.filter((entry) => entry.match !== 'word'));
  const isUsed = (_: unknown, id: number): boolean => (inner[id]?.length ?? 0) > 0;
  const used = texts.filter(isUsed);
  return used.length === 0 ? undefined : tabulate({ texts: used, entries: inner.filter(isUsed) });
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

class CompiledMatcher implements Matcher {
  readonly bytes: number;
  private readonly plain: Table;
  private readonly squeezed: Table;
  private readonly inner: Table | undefined;
  private readonly reach: number;
  private readonly risky: boolean;
  private readonly writer = new StripWriter();

  constructor(
    readonly termCount: number,
    terms: readonly TermSpec[],
  ) {
    const spelled = spellTerms(terms);
    this.plain = tabulate(spelled.plain);
    this.squeezed = tabulate(spelled.squeezed);
    this.inner = innerTable(spelled.plain);
    this.bytes = (this.inner?.bytes ?? 0) + this.plain.bytes + this.squeezed.bytes;
    this.reach = Math.max(0, ...this.plain.texts.map((text) => text.split(' ').length - 1));
    this.risky = terms.some((spec) => spec.views.some((name) => (viewBit[name] & riskyBits) !== 0));
  }

  find(views: TextViews): TermHit[] {
    const readable = views instanceof ReadableText ? views : (createViews(views.text) as ReadableText);
    const readings = readable.readings();
    const hits = new HitCollector(readable.text, readings);
    this.findWritten(readings, hits);
    if (this.risky) {
      this.findDisguised(readings, hits);
    }
    return hits.hits;
  }

  private findWritten({ glyphs }: Readings, hits: HitCollector): void {
    const whole: Strip = { codes: glyphs.codes, length: glyphs.length };
    const offerFrom =
      ({ entries }: Table): Report =>
      (id, start, end) => {
        hits.offer(entries[id] ?? [], whole, start, end, 0);
      };
    if (glyphs.starts !== undefined) {
      runFiltered(this.plain, whole, offerFrom(this.plain));
      return;
    }
    if (this.inner !== undefined) {
      runFiltered(this.inner, whole, offerFrom(this.inner));
    }
    runFromEdges(this.plain, whole, offerFrom(this.plain));
  }

  private findDisguised(readings: Readings, hits: HitCollector): void {
    const { glyphs } = readings;
    for (const list of readings.plain) {
      forEachStrip(this.writer, glyphs, list, this.reach, false, (strip) => {
        runFiltered(this.plain, strip, (id, start, end) => {
          hits.offer(this.plain.entries[id] ?? [], strip, start, end, 0);
        });
      });
    }
    for (const list of readings.squeezed) {
      forEachStrip(this.writer, glyphs, list, this.reach, true, (strip) => {
        runFiltered(this.squeezed, strip, (id, start, end) => {
          const fitting = (this.squeezed.entries[id] ?? []).filter((entry) => isStretched(entry, strip, start));
          hits.offer(fitting, strip, start, end, 0);
        });
      });
    }
    findStarred(this.plain, readings, this.reach, hits);
  }
}

/**
 * Compiles terms once; `find` lists every place of every term with its span in the original text.
 * `starts` and `ends` tie a term to the start and end of the text, `exact` to both; white space around is ignored.
 */
export function compileMatcher(terms: readonly TermSpec[]): Matcher {
  return new CompiledMatcher(terms.length, terms);
}
