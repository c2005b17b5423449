import type { Alike } from '@palaver/persistence';
import type { SimilarCounts, SimilarNeed } from '@palaver/rules';
import { differingBits } from '@palaver/text';

/**
 * Counts those that have enough in common and are young enough, each comment once, and the one under test with them. Its
 * own earlier revisions are none, and neither is what its author sent before that nobody has decided.
 */
export function countSimilar(
  commentId: string,
  alike: readonly Alike[],
  { atLeast, windowMs }: Pick<SimilarNeed, 'atLeast' | 'windowMs'>,
): SimilarCounts {
  const bits = differingBits(atLeast);
  const comments = new Set<string>();
  const articles = new Set<number>();
  const authors = new Set<number>();
  for (const [differing, ageMs, comment, article, author, isRepeat] of alike) {
    const counts = comment !== commentId && isRepeat !== true;
    if (counts && ageMs < windowMs && differing <= bits) {
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
