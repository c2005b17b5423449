import { Random } from '../comments/random.js';

const TERMS = 10_000;
const REGEXES = 200;
const LISTS = 10;
const VIEWS = ['base', 'skeleton', 'leet', 'squeezed', 'joined', 'wildcard'];
const SYLLABLES = [
  'ba',
  'cor',
  'dil',
  'fen',
  'gra',
  'hul',
  'jem',
  'kos',
  'lin',
  'mur',
  'nap',
  'orv',
  'pes',
  'quil',
  'rit',
];

/** A rule set of 10,000 made-up terms in all views and 200 regexes, as JSON. */
export function largeRuleSet(): string {
  const random = new Random(17);
  const word = () => Array.from({ length: 2 + random.below(3) }, () => random.pick(SYLLABLES)).join('');
  const lists = Object.fromEntries(
    Array.from({ length: LISTS }, (_, n) => [
      `words_${n}`,
      { terms: Array.from({ length: TERMS / LISTS }, word), views: VIEWS },
    ]),
  );
  const listRules = Object.keys(lists).map((list, n) => ({
    id: `LIST_${n}`,
    group: 'words',
    score: 3,
    when: { text: { list } },
  }));
  const regexRules = Array.from({ length: REGEXES }, (_, n) => ({
    id: `REGEX_${n}`,
    group: 'patterns',
    score: 2,
    when: { text: { regex: `\\b${word()}(s|ed|ing)?\\s+(the|a|your)\\s+${word()}\\w*` } },
  }));
  return JSON.stringify({
    schema: 'palaver/rules/v1',
    id: 'large',
    groups: { words: {}, patterns: {} },
    lists,
    rules: [...listRules, ...regexRules],
  });
}
