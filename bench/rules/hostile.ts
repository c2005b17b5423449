const LENGTH = 10_000;

const repeated = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
const numbered = (piece: (n: number) => string): string =>
  Array.from({ length: LENGTH }, (_, n) => piece(n))
    .join('')
    .slice(0, LENGTH);
const letter = (n: number): string => String.fromCharCode(97 + ((n * 7) % 26));
const marks = (count: number): string =>
  Array.from({ length: count }, (_, n) => String.fromCharCode(0x300 + n)).join('');

/** Texts of 10,000 characters, each made to be as dear as possible for one part of the engine. */
export const HOSTILE: Readonly<Record<string, string>> = {
  stackedMarks: repeated(`z${marks(40)}a${marks(25)} `),
  leetTokens: numbered((n) => `1d1${letter(n)}t1!0${letter(n * 3)} `),
  leetWall: repeated('1!|a'),
  singleLetters: numbered((n) => `${letter(n)} `),
  dottedLetters: numbered((n) => `${letter(n)}.`),
  partedWords: numbered((n) => `${letter(n)}${letter(n + 1)}-${letter(n + 2)}_${letter(n + 3)}${letter(n)} `),
  stars: numbered((n) => `${letter(n)}*${letter(n * 5)}* `),
  starWall: repeated('*a'),
  confusables: numbered((n) => `${letter(n)}${'аеорсухіјѕ'.charAt(n % 10)}${letter(n + 4)}ö `),
  mathLetters: repeated('𝐢𝐝𝐢𝐨𝐭 𝕤𝕔𝕦𝕞 '),
  turnedLetters: repeated('ʇoıpı ǝɥʇ '),
  regionalLetters: repeated('🇮🇩🇮🇴🇹 '),
  longRun: repeated('a'),
  manyRuns: numbered((n) => letter(n).repeat(1 + (n % 5))),
  pairs: repeated('rnvvrn vvrn '),
  bidi: repeated('\u202etoidi\u202c a\u202eb'),
  zeroWidth: repeated('i\u200bd\u200di\u2060o\u00adt '),
  entities: repeated('&#105;&#x64;&amp;&lt;'),
  brokenEntities: repeated('&#99999999&#x&amp'),
  nestedMarkup: `${repeated('<b><i>').slice(0, LENGTH / 2)}${repeated('</i></b>').slice(0, LENGTH / 2)}`,
  openMarkup: repeated('<a href=" <'),
  bbcode: repeated('[b][url=x]i[/url]d'),
  urls: numbered((n) => `http://${letter(n)}${n}.example/${letter(n + 2)}?q=${n} `),
  dottedNames: numbered((n) => `${letter(n)}${letter(n + 1)}.${letter(n + 2)}o `),
  almostUrls: repeated('a.b.c.d/://'),
  mails: numbered((n) => `${letter(n)}${n}@${letter(n + 3)}.example `),
  atSigns: repeated('a@'),
  digits: numbered((n) => `${n % 10}${n % 3 === 0 ? '-' : ' '}`),
  colons: repeated('1:a:2:'),
  quotes: repeated('"\u201c\u00ab\u2018'),
  lineBreaks: numbered((n) => `${letter(n)}${letter(n + 1)}\n`),
  newWords: numbered((n) => `${letter(n)}${letter(n + 3)}${letter(n + 5)}${letter(n * 11)} `),
  capitals: repeated('SHOUT!!! '),
  spaces: repeated(' '),
  emoji: repeated('😀👍🏽 '),
  ligatures: repeated('\ufdfa'),
  halfPairs: repeated('\ud835a\udc00'),
  hangul: repeated('\u1100\u1161\u11a8'),
};
