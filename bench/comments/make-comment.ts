import type { Comment } from '../../libs/contracts/src/index.js';
import { Random } from './random.js';
import { NAMES, PATTERNS, PROVOCATIONS, WORDS } from './vocabulary.js';

const TEXT_LENGTH = 300;
const PROVOKING_SHARE = 0.02;
const ARTICLES = 200;
/**
 * A run squeezes hours into seconds. With so many readers few of them (one comment in forty) are a flood, and seven in ten
 * comments are by somebody who is known; with 5,000 readers three comments in four were a flood, and a fifth went to review.
 */
const AUTHORS = 30_000;
const FIRST_ARRIVAL = Date.UTC(2026, 0, 5);

/** The nth comment of a run. `prefix` keeps the ids of two runs apart. */
export function makeComment(n: number, prefix: string): Comment {
  const random = new Random(n + 1);
  const author = authorNumber(random);
  const article = random.below(ARTICLES);
  const arrival = FIRST_ARRIVAL + n * 250;
  return {
    id: `${prefix}-${n}`,
    article: {
      id: `article-${article}`,
      url: `https://news.example/local/${article}`,
      title: `Report number ${article} from the town hall`,
    },
    author: {
      id: `reader-${author}`,
      username: `${NAMES[author % NAMES.length]}${author}`,
      createdAt: new Date(FIRST_ARRIVAL - (author % 900) * 86_400_000).toISOString(),
    },
    text: makeText(random),
    createdAt: new Date(arrival).toISOString(),
  };
}

/** Some readers write more than others. */
function authorNumber(random: Random): number {
  return Math.floor(AUTHORS * random.next() ** 1.2);
}

/** About 300 characters. */
export function makeText(random: Random): string {
  let text = random.next() < PROVOKING_SHARE ? random.pick(PROVOCATIONS) : '';
  while (text.length < TEXT_LENGTH - 40) {
    const sentence = random.pick(PATTERNS).replace(/\{(\w+)\}/g, (_, gap: string) => random.pick(WORDS[gap] ?? []));
    text += `${text === '' ? '' : ' '}${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
  }
  return text;
}
