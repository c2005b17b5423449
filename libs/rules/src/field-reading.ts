import {
  findContacts,
  quotedSpans,
  type Contact,
  type Matcher,
  type Span,
  type TermHit,
  type TextViews,
} from '@palaver/text';
import type { CompiledRegex } from './conditions/regex.js';

const none: readonly TermHit[] = [];
const nowhere: readonly Span[] = [];
/** Every kind of contact holds a digit or an at sign. */
const mayHoldContact = /[\p{Nd}@＠]| at /iu;

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
  private bySlot: (TermHit[] | undefined)[] | undefined;
  private readonly spared: (readonly TermHit[] | undefined)[] = [];
  private patterns: Map<CompiledRegex, Map<string, readonly Span[]>> | undefined;
  private foundContacts: Contact[] | undefined;
  private quotes: Span[] | undefined;

  constructor(
    readonly views: TextViews,
    private readonly terms: Terms,
  ) {}

  /** Hits of a slot, without those that an exception covers. */
  hits(slot: number): readonly TermHit[] {
    this.bySlot ??= this.match();
    const hits = this.bySlot[slot];
    if (hits === undefined) {
      return none;
    }
    const exceptions = this.bySlot[this.terms.exceptionOf(slot)];
    return exceptions === undefined ? hits : (this.spared[slot] ??= withoutCovered(hits, exceptions));
  }

  /** What a pattern finds in one view's text, looked up once however many rules ask. */
  matchesOf(regex: CompiledRegex, text: string): readonly Span[] {
    this.patterns ??= new Map();
    let byText = this.patterns.get(regex);
    if (byText === undefined) {
      byText = new Map();
      this.patterns.set(regex, byText);
    }
    let spans = byText.get(text);
    if (spans === undefined) {
      spans = regex.test(text) ? regex.spans(text) : nowhere;
      byText.set(text, spans);
    }
    return spans;
  }

  private match(): (TermHit[] | undefined)[] {
    const bySlot: (TermHit[] | undefined)[] = [];
    for (const hit of this.terms.compile().find(this.views)) {
      for (const slot of this.terms.slotsOfTerm(hit.term)) {
        const hits = bySlot[slot];
        if (hits === undefined) {
          bySlot[slot] = [hit];
        } else {
          hits.push(hit);
        }
      }
    }
    return bySlot;
  }

  get contacts(): readonly Contact[] {
    const { text } = this.views;
    return (this.foundContacts ??= mayHoldContact.test(text) ? findContacts(text) : []);
  }

  isQuoted(span: Span): boolean {
    this.quotes ??= quotedSpans(this.views.text);
    return this.quotes.some((quote) => quote.start <= span.start && quote.end >= span.end);
  }
}
