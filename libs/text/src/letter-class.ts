/** What counting needs to know about a code point, as bits; the script stands in the upper four. */
export const letterClass = {
  word: 1,
  letter: 2,
  upper: 4,
  lower: 8,
  digit: 16,
  mark: 32,
  emoji: 64,
  regional: 128,
  space: 256,
  exclaim: 512,
  /** Lies in a block of an alphabet that is mixed with Latin to deceive. */
  foreign: 1024,
  known: 2048,
} as const;

export const scriptShift = 12;
/** Scripts by their number less one. */
export const scriptNames = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Arabic',
  'Hebrew',
  'Armenian',
  'Georgian',
  'Devanagari',
  'Thai',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
] as const;

const tests: readonly [bit: number, pattern: RegExp][] = [
  [letterClass.word, /[\p{L}\p{M}\p{N}_]/u],
  [letterClass.letter, /\p{L}/u],
  [letterClass.upper, /\p{Lu}/u],
  [letterClass.lower, /\p{Ll}/u],
  [letterClass.digit, /\p{Nd}/u],
  [letterClass.mark, /\p{M}/u],
  [letterClass.emoji, /\p{Extended_Pictographic}/u],
  [letterClass.regional, /\p{Regional_Indicator}/u],
  [letterClass.space, /\s/],
  [letterClass.exclaim, /[!?]/],
  [letterClass.foreign, /[\u0370-\u058f\u1f00-\u1fff\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]/],
];
const scripts = scriptNames.map((name) => new RegExp(`\\p{Script=${name}}`, 'u'));
/** Filled on first sight; pages of writing that nobody uses are never touched. */
const classes = new Uint16Array(0x110000);

function classify(code: number): void {
  const character = String.fromCodePoint(code);
  let bits: number = letterClass.known;
  for (const [bit, pattern] of tests) {
    bits |= pattern.test(character) ? bit : 0;
  }
  const script = scripts.findIndex((pattern) => pattern.test(character)) + 1;
  classes[code] = bits | (script << scriptShift);
}

export function classOf(code: number): number {
  if (classes[code] === 0) {
    classify(code);
  }
  return classes[code] as number;
}
