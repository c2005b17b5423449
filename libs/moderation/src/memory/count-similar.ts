import type { SimilarCounts, SimilarNeed } from '@palaver/rules';
import { differingBits } from '@palaver/text';
import type { Alike } from './find-alike.js';

/** Counts those that have enough in common and are young enough, each comment once, and the one under test with them. */
export function countSimilar(
  alike: readonly Alike[],
  { atLeast, windowMs }: Pick<SimilarNeed, 'atLeast' | 'windowMs'>,
): SimilarCounts {
  const bits = differingBits(atLeast);
  const comments = new Set<number>();
  const articles = new Set<number>();
  const authors = new Set<number>();
  for (const { differing, ageMs, comment, article, author } of alike) {
    if (ageMs < windowMs && differing <= bits) {
      comments.add(comment);
      if (article !== null) {
        articles.add(article);
      }
      if (author !== null) {
        authors.add(author);
      }
    }
  }
  return { comments: 1 + comments.size, articles: 1 + articles.size, authors: 1 + authors.size };
}
