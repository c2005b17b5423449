/** UTF-16 offsets [start, end) in the original text. */
export interface Span {
  start: number;
  end: number;
}

export type ViewName = 'base' | 'skeleton' | 'leet' | 'squeezed' | 'joined' | 'wildcard';

export type TextFormat = 'plain' | 'html' | 'markdown';

/** A reading of the text with some disguise undone; offsets in it lead back to what the reader wrote. */
export interface View {
  readonly name: ViewName;
  readonly text: string;
  toOriginal(start: number, end: number): Span;
}

export interface TextViews {
  /** The text as it came. */
  readonly original: string;
  /** The part that is matched: at most 20,000 UTF-16 units. */
  readonly text: string;
  readonly cut: boolean;
  /** Built on first use and kept. */
  view(name: ViewName): View;
  /** Lets go of what terms were looked for in; it is worked out again where it is asked for. */
  forget(): void;
}

export type MatchKind = 'word' | 'anywhere' | 'starts' | 'ends' | 'exact';

export interface TermSpec {
  term: string;
  match: MatchKind;
  views: readonly ViewName[];
  caseSensitive?: boolean;
}

export interface TermHit {
  /** Index in the terms given to `compileMatcher`. */
  term: number;
  view: ViewName;
  span: Span;
}

export interface Matcher {
  find(views: TextViews): TermHit[];
  readonly termCount: number;
  /** Memory held by the tables. */
  readonly bytes: number;
}

export interface Link {
  url: string;
  host: string;
  /** Registrable domain in lower case, punycode shown as Unicode. */
  domain: string;
  span: Span;
}

export type ContactKind = 'email' | 'phone' | 'iban' | 'card' | 'cryptoAddress' | 'ip';

export interface Contact {
  kind: ContactKind;
  span: Span;
}

export interface TextStats {
  length: number;
  words: number;
  letters: number;
  upperLetters: number;
  /** Share of the letters that have case; 0 when there are none. */
  upperRatio: number;
  digits: number;
  emoji: number;
  combiningMarks: number;
  maxMarkRun: number;
  maxCharRun: number;
  mixedScriptWords: number;
  scripts: string[];
  punctuationRuns: number;
}
