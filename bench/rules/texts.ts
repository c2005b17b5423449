import { makeText } from '../comments/make-comment.js';
import { Random } from '../comments/random.js';
import { arabic, german, greek, type Phrases, russian } from './phrases.js';

const LENGTH = 300;

/** Kinds of ordinary text, about 300 characters each. */
export const KINDS = ['latin', 'german', 'greek', 'cyrillic', 'arabic', 'mixed'] as const;
export type Kind = (typeof KINDS)[number];

const phrasesOf: Record<Exclude<Kind, 'latin' | 'mixed'>, Phrases> = { german, greek, cyrillic: russian, arabic };
const foreign = Object.values(phrasesOf);

/** The nth text of a kind: the same in every run. A mixed one has sentences of all languages. */
export function textOf(kind: Kind, n: number): string {
  const random = new Random(n + 1);
  if (kind === 'latin') {
    return makeText(random);
  }
  if (kind === 'mixed') {
    const half = makeText(random).slice(0, LENGTH / 2);
    return `${half}. ${write(random, () => random.pick(foreign), LENGTH - half.length)}`;
  }
  return write(random, () => phrasesOf[kind], LENGTH);
}

function write(random: Random, phrases: () => Phrases, length: number): string {
  let text = '';
  while (text.length < length - 40) {
    const { sentences, places, people } = phrases();
    const sentence = random
      .pick(sentences)
      .replace('{place}', () => random.pick(places))
      .replace('{people}', () => random.pick(people));
    text += `${text === '' ? '' : ' '}${sentence}`;
  }
  return text;
}
