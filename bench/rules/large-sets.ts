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

/** What its words are made of: those of lists, and those that regexes begin and end with. */
export interface Words {
  listed: () => string;
  inRegex: () => string;
}

function words(random: Random, least: number): (syllables: readonly string[]) => string {
  return (syllables) => Array.from({ length: least + random.below(3) }, () => random.pick(syllables)).join('');
}

/** Words of all alphabets in lists, Latin ones in regexes. */
export function anyWords(): Words {
  const random = new Random(17);
  const word = words(random, 3);
  return {
    listed: () => word(random.next() < 0.5 ? LATIN : random.pick(OTHERS)),
    inRegex: () => word(LATIN),
  };
}

/** Latin words alone, as the texts of `npm run bench` are Latin. */
export function latinWords(): Words {
  const word = words(new Random(17), 2);
  return { listed: () => word(LATIN), inRegex: () => word(LATIN) };
}

/** A rule set of made-up terms in all views, in ten lists, and of regexes that begin with a made-up word, as JSON. */
export function largeSet({ terms, regexes }: Size, { listed, inRegex } = anyWords()): string {
  const list = (n: number) => ({
    terms: Array.from({ length: Math.ceil((terms - n) / LISTS) }, listed),
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
    when: { text: { regex: `\\b${inRegex()}(s|ed|ing)?\\s+(the|a|your)\\s+${inRegex()}\\w*` } },
  }));
  return JSON.stringify({
    schema: 'palaver/rules/v1',
    id: 'large',
    groups: { words: {}, patterns: {} },
    lists,
    rules: [...listRules, ...regexRules],
  });
}
