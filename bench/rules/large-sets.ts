import { Random } from '../comments/random.js';

const LISTS = 10;
const VIEWS = ['base', 'skeleton', 'leet', 'squeezed', 'joined', 'wildcard'];

/** Syllables of words that do not exist. Half of the words are Latin, the others of the other alphabets in equal parts. */
const LATIN = 'ba cor dil fen gra hul jem kos lin mur nap orv pes quil rit'.split(' ');
const OTHERS = [
  'bä lör müh ßen grü fuß kän tös'.split(' '),
  'βαρ λορ νυθ σεφ γρα θολ κυν τις'.split(' '),
  'бар лур чем вод гра жил куп тес'.split(' '),
  'بار لون مير ساف قرا طول كنت نيس'.split(' '),
];

export interface Size {
  terms: number;
  regexes: number;
}

/** A rule set of made-up terms in all views, in ten lists, and of regexes that begin with a made-up word, as JSON. */
export function largeSet({ terms, regexes }: Size): string {
  const random = new Random(17);
  const word = (syllables: readonly string[]) =>
    Array.from({ length: 3 + random.below(3) }, () => random.pick(syllables)).join('');
  const anyWord = () => word(random.next() < 0.5 ? LATIN : random.pick(OTHERS));
  const list = (n: number) => ({
    terms: Array.from({ length: Math.ceil((terms - n) / LISTS) }, anyWord),
    views: VIEWS,
  });
  const lists = Object.fromEntries(Array.from({ length: LISTS }, (_, n) => [`words_${n}`, list(n)]));
  const listRules = Object.keys(lists).map((name, n) => ({
    id: `LIST_${n}`,
    group: 'words',
    score: 3,
    say: 'Says {{match}}',
    when: { text: { list: name } },
  }));
  const regexRules = Array.from({ length: regexes }, (_, n) => ({
    id: `REGEX_${n}`,
    group: 'patterns',
    score: 2,
    when: { text: { regex: `\\b${word(LATIN)}(s|ed|ing)?\\s+(the|a|your)\\s+${word(LATIN)}\\w*` } },
  }));
  return JSON.stringify({
    schema: 'palaver/rules/v1',
    id: 'large',
    groups: { words: {}, patterns: {} },
    lists,
    rules: [...listRules, ...regexRules],
  });
}
