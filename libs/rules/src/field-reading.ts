import {
  findContacts,
  quotedSpans,
  type Contact,
  type Matcher,
  type Span,
  type TermHit,
  type TextViews,
  type ViewName,
} from '@palaver/text';
import type { CompiledRegex } from './conditions/regex.js';

const none: readonly TermHit[] = [];
const nowhere: readonly Span[] = [];
const nothingFound: ReadonlyMap<number, TermHit[]> = new Map();
/** Every kind of contact holds a digit or an at sign; of those without one in ASCII, only addresses with colons count. */
const likelyContact = /[0-9@]/;
const colons = /:[^:]*:/;
const otherContact = /[\p{Nd}＠]| at /iu;

function mayHoldContact(text: string): boolean {
  return likelyContact.test(text) || (colons.test(text) && otherContact.test(text));
}

function withoutCovered(hits: readonly TermHit[], exceptions: readonly TermHit[]): readonly TermHit[] {
  return hits.filter((hit) => !exceptions.some(({ span }) => span.start <= hit.span.start && span.end >= hit.span.end));
}

/** The terms of a rule set, as a reading asks for them. */
interface Terms {
  compile(): Matcher;
  slotsOfTerm(term: number): readonly number[];
  exceptionOf(slot: number): number;
}

/** One text field of one comment, with what was found in it. Everything is found on first use. */
export class FieldReading {
  private bySlot: ReadonlyMap<number, TermHit[]> | undefined;
  private spared: Map<number, readonly TermHit[]> | undefined;
  private patterns: Map<CompiledRegex, Map<ViewName, readonly Span[]>> | undefined;
  private foundContacts: Contact[] | undefined;
  private quotes: Span[] | undefined;

  /** @param isKept it will be asked again and again: it should weigh little */
  constructor(
    readonly views: TextViews,
    private readonly terms: Terms,
    private readonly isKept = false,
  ) {}

  /** The slots of which anything was found. */
  get slotsHit(): Iterable<number> {
    return (this.bySlot ??= this.match()).keys();
  }

  /** Hits of a slot, without those that an exception covers. */
  hits(slot: number): readonly TermHit[] {
    this.bySlot ??= this.match();
    const hits = this.bySlot.get(slot);
    if (hits === undefined) {
      return none;
    }
    const exceptions = this.bySlot.get(this.terms.exceptionOf(slot));
    return exceptions === undefined ? hits : this.sparedOf(slot, hits, exceptions);
  }

  private sparedOf(slot: number, hits: TermHit[], exceptions: TermHit[]): readonly TermHit[] {
    this.spared ??= new Map();
    const known = this.spared.get(slot) ?? withoutCovered(hits, exceptions);
    this.spared.set(slot, known);
    return known;
  }

  /** What a pattern finds in the text of a view, looked up once however many rules ask. */
  matchesOf(regex: CompiledRegex, text: string, view: ViewName): readonly Span[] {
    this.patterns ??= new Map();
    let byView = this.patterns.get(regex);
    if (byView === undefined) {
      byView = new Map();
      this.patterns.set(regex, byView);
    }
    let spans = byView.get(view);
    if (spans === undefined) {
      spans = regex.test(text) ? regex.spans(text) : nowhere;
      byView.set(view, spans);
    }
    return spans;
  }

  private match(): ReadonlyMap<number, TermHit[]> {
    const bySlot = new Map<number, TermHit[]>();
    for (const hit of this.terms.compile().find(this.views)) {
      for (const slot of this.terms.slotsOfTerm(hit.term)) {
        const hits = bySlot.get(slot);
        if (hits === undefined) {
          bySlot.set(slot, [hit]);
        } else {
          hits.push(hit);
        }
      }
    }
    if (this.isKept) {
      this.views.forget();
    }
    return bySlot.size === 0 ? nothingFound : bySlot;
  }

  get contacts(): readonly Contact[] {
    const { text } = this.views;
    return (this.foundContacts ??= mayHoldContact(text) ? findContacts(text) : []);
  }

  isQuoted(span: Span): boolean {
    this.quotes ??= quotedSpans(this.views.text);
    return this.quotes.some((quote) => quote.start <= span.start && quote.end >= span.end);
  }
}
