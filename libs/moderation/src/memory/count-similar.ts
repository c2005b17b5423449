import type { Alike } from '@palaver/persistence';
import type { SimilarCounts, SimilarNeed } from '@palaver/rules';
import { similarityOf } from '@palaver/text';

/** Counts those that have enough in common and are young enough, each comment once, the one under test among them. */
export function countSimilar(alike: readonly Alike[], { atLeast, windowMs }: SimilarNeed): SimilarCounts {
  const comments = new Set<string>();
  const articles = new Set<number>();
  const authors = new Set<number>();
  for (const [differing, ageMs, comment, article, author] of alike) {
    if (ageMs < windowMs && similarityOf(differing) >= atLeast) {
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
